// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("What people decided about candidates", .ownThreads)
struct FeedbackTests {
    private struct Decision: Hashable {
        var file: String
        var outcome: String
        var candidate: String
        var offer: String
    }

    /// An offer, two candidates, and two feedback files of which the first was taken back.
    private func decided() throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace(environment: ["LC_ALL": "fr_FR.UTF-8"])
        let offer = Data("Comptable (H/F)\n\nCompétences requises : Sage, Excel\n".utf8)
        try workspace.drop(bytes: offer, as: "poste.txt", into: "offers")
        for (name, file) in [("Camille Exemple", "a.txt"), ("Paul Témoin", "b.txt")] {
            let cv = """
                \(name)
                Comptable
                \(file)@courriel.example

                EXPÉRIENCES PROFESSIONNELLES
                Comptable, Fiduciaire Dupont
                janvier 2018 - décembre 2021
                Tenue des comptes sous Sage

                COMPÉTENCES
                Excel, Sage

                """
            try workspace.drop(bytes: Data(cv.utf8), as: file)
        }
        try drain(workspace)
        for (candidate, outcome, file) in [("a.txt", "embauchée", "un.csv"), ("b.txt", "refusé", "deux.csv")] {
            let line = Data("offre;candidat;décision\nposte.txt;\(candidate);\(outcome)\n".utf8)
            try workspace.drop(bytes: line, as: file, into: "feedback")
            try drain(workspace)
        }
        let undone = try workspace.greffier("feedback", "undo", "un.csv", "--json").object()
        #expect(undone["undone"] as? Int == 1)
        try drain(workspace)
        return workspace
    }

    private func drain(_ workspace: ScratchWorkspace) throws {
        let outcome = try workspace.greffier("daemon", "--drain")
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    /// The decisions that hold, with the files that their ids stand for.
    private func decisions(_ workspace: ScratchWorkspace) throws -> Set<Decision> {
        let rows = try workspace.greffier("feedback", "list", "--json").output
        let list = try #require(JSONSerialization.jsonObject(with: Data(rows.utf8)) as? [[String: Any]])
        var sources: [String: String] = [:]
        for collection in ["candidates", "offers"] {
            let shown = try workspace.greffier("collections", "show", collection, "--json").object()
            for entry in shown["entries"] as? [[String: Any]] ?? [] {
                sources[entry["id"] as? String ?? ""] = entry["source"] as? String
            }
        }
        return Set(
            list.map { row in
                Decision(
                    file: row["file"] as? String ?? "",
                    outcome: row["outcome"] as? String ?? "",
                    candidate: sources[row["candidate"] as? String ?? ""] ?? "nobody",
                    offer: sources[row["offer"] as? String ?? ""] ?? "none"
                )
            }
        )
    }

    private let expected: Set = [
        Decision(file: "deux.csv", outcome: "rejected", candidate: "b.txt", offer: "poste.txt")
    ]

    @Test("a library that cannot be read gets its decisions back from the runs, without what was taken back")
    func damaged() throws {
        let workspace = try decided()
        #expect(try decisions(workspace) == expected)
        let library = workspace.root + "/state/library.sqlite"
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: library + suffix) }
        try Data(repeating: 0x5A, count: 40_000).write(to: URL(fileURLWithPath: library))
        try drain(workspace)
        #expect(try decisions(workspace) == expected)
        let weights = try workspace.greffier("recommend", "--explain-weights", "--json").object()
        #expect(weights["judgements"] as? Int == 1)
    }

    @Test("decisions are listed by names, and wrong files and names are told in the reader's language")
    func listed() throws {
        let workspace = try decided()
        let shown = try workspace.greffier("feedback").output
        #expect(shown.contains("DÉCISION") && shown.contains("écarté"), "\(shown)")
        #expect(shown.contains("Paul Témoin") && shown.contains("Comptable"), "\(shown)")
        let weights = try workspace.greffier("recommend", "--explain-weights", "--language", "fr").output
        #expect(weights.contains("Compétences") && weights.contains("35,0"), "\(weights)")
        #expect(weights.contains("poids d’origine : 1 décision jusqu’ici"), "\(weights)")
        let english = try workspace.greffier("recommend", "--explain-weights", "--language", "en").output
        #expect(english.contains("Skills") && english.contains("default weights: 1 decision so far"), "\(english)")
        let unknown = try workspace.greffier("feedback", "undo", "rien.csv")
        #expect(unknown.status == 2 && unknown.errors.contains("aucune décision n’est venue avec « rien.csv »"))
        try workspace.drop(bytes: Data("offre;candidat;décision\n".utf8), as: "vide.csv", into: "feedback")
        try workspace.drop(bytes: Data("offre;personne\na;b\n".utf8), as: "colonnes.csv", into: "feedback")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        let reasons = try workspace.published("feedback", failed: true).map {
            try String(contentsOfFile: $0 + "/ERROR.txt", encoding: .utf8)
        }
        #expect(reasons.contains { $0.contains("ne contient aucune décision") })
        #expect(
            reasons.contains { $0.contains("indispensables. (décision)") && $0.contains("(outcome)") },
            "\(reasons)"
        )
        func french(_ arguments: String...) throws -> Programs.Outcome {
            try Programs.run(
                Programs.greffier,
                arguments + ["--workspace", workspace.root],
                environment: ["LC_ALL": "fr_FR.UTF-8"]
            )
        }
        let entry = try french("collections", "split", "zzz.txt")
        #expect(entry.status == 2 && entry.errors.contains("La collection"), "\(entry.errors)")
        let taxonomy = try french("taxonomy", "import", "/nowhere.csv")
        #expect(taxonomy.errors.contains("/nowhere.csv") && taxonomy.errors.contains("commande"), "\(taxonomy.errors)")
    }

    @Test("a rebuild from the runs keeps all that people decided, also on whose CVs are whose")
    func rebuilt() throws {
        let workspace = try decided()
        #expect(try workspace.greffier("collections", "merge", "a.txt", "b.txt").status == 0)
        let rebuilt = try workspace.greffier("collections", "rebuild", "--from-runs", "--json").object()
        // Two pieces of feedback, one of them taken back, and one pair of CVs.
        #expect(rebuilt["decisions"] as? Int == 3)
        try drain(workspace)
        #expect(try decisions(workspace) == expected)
        let people = try workspace.greffier("collections", "people", "--json").object()
        #expect((people["people"] as? [Any])?.count == 1)
    }
}
