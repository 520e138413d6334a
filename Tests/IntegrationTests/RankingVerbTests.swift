// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// `greffier evaluate --ranking` on small files written by hand.
@Suite("Rankings at the command line")
struct RankingVerbTests {
    /// A scratch folder with these files.
    private func folder(_ files: [String: String]) throws -> String {
        let root = FileManager.default.temporaryDirectory.appending(path: "greffier-ranking-\(UUID().uuidString)")
        for (name, text) in files {
            let file = root.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        return root.path
    }

    private static let queries = """
        {"queries": [{"query": "comment payer mes impôts ?", "relevant": ["impots"], "language": "fr"},
                     {"query": "renouveler un passeport", "relevant": ["papiers", "absent"], "language": "fr"}],
         "documents": [{"id": "impots", "title": "Impôts", "text": "Le paiement des impôts se fait en ligne."},
                       {"id": "papiers", "title": "Passeport", "text": "Le renouvellement du passeport se fait en mairie."},
                       {"id": "parking", "text": "Le parking ferme à vingt heures."}]}
        """

    @Test("queries over the documents of the file are measured by words, vectors and both")
    func queries() throws {
        let root = try folder(["q.json": Self.queries])
        defer { try? FileManager.default.removeItem(atPath: root) }
        let outcome = try Programs.run(
            Programs.greffier,
            ["evaluate", "--ranking", root + "/q.json", "--json", "--refit"]
        )
        let report = try outcome.object()
        #expect(report["questions"] as? Int == 2 && report["missing"] as? [String] == ["absent"])
        let groups = try #require(report["groups"] as? [[String: Any]])
        #expect(groups.compactMap { $0["name"] as? String } == ["all", "fr"])
        let systems = try #require(groups.first?["systems"] as? [[String: Any]])
        #expect(systems.compactMap { $0["name"] as? String } == ["words", "vectors", "both"])
        let measures = try #require(systems.last?["measures"] as? [String: [String: Any]])
        #expect(measures["MRR"]?["mean"] as? Double == 1)
        #expect((report["refit"] as? [Any])?.isEmpty == true)
        let shown = try Programs.run(Programs.greffier, ["evaluate", "--ranking", root + "/q.json", "--refit"])
        #expect(shown.output.contains("nDCG@10") && shown.output.contains("50 are needed"), "\(shown.output)")
    }

    @Test("offers and CVs in folders are scored and held against the grades")
    func offers() throws {
        let root = try folder([
            "r.json": #"{"offre": {"odile": 2, "paul": 0, "personne": 1}}"#,
            "offers/offre.txt": "Comptable (H/F)\n\nProfil\n- Maîtrise de Sage et de la paie\n- Bac+2\n",
            "cvs/odile.txt": "Odile Exemple\nComptable\n\nCompétences\nSage, Paie\n",
            "cvs/paul.txt": "Paul Exemple\nPlongeur\n\nCompétences\nVaisselle\n",
        ])
        defer { try? FileManager.default.removeItem(atPath: root) }
        let arguments = [
            "evaluate", "--ranking", root + "/r.json", "--offers", root + "/offers", "--documents", root + "/cvs",
        ]
        let outcome = try Programs.run(Programs.greffier, arguments + ["--json"])
        let report = try outcome.object()
        #expect(report["questions"] as? Int == 1 && report["missing"] as? [String] == ["personne"], "\(outcome.errors)")
        let system = ((report["groups"] as? [[String: Any]])?.first?["systems"] as? [[String: Any]])?.first
        #expect((system?["measures"] as? [String: [String: Any]])?["nDCG@10"]?["mean"] as? Double == 1)
        #expect(try Programs.run(Programs.greffier, arguments).output.contains("score"))
    }

    /// The folder of samples, where one is at hand.
    private static let samples = ProcessInfo.processInfo.environment["GREFFIER_SAMPLES"]

    @Test(
        "CVs and offers of the samples, read from their documents by rules, are ranked as people ranked them",
        .enabled(if: samples != nil, "GREFFIER_SAMPLES names no folder")
    )
    func readFromDocuments() throws {
        let folder = try #require(Self.samples)
        let outcome = try Programs.run(
            Programs.greffier,
            [
                "evaluate", "--ranking", folder + "/relevance.json", "--offers", folder + "/offers", "--documents",
                folder + "/cvs", "--json",
            ]
        )
        let report = try outcome.object()
        let groups = try #require(report["groups"] as? [[String: Any]], "\(outcome.errors)")
        for group in groups where ["all", "fr", "en"].contains(group["name"] as? String) {
            let system = try #require((group["systems"] as? [[String: Any]])?.first)
            let measures = try #require(system["measures"] as? [String: [String: Any]])
            let mean = try #require(measures["nDCG@10"]?["mean"] as? Double)
            print("MEASURE nDCG@10 from documents, \(group["name"] ?? ""): \(mean)")
            #expect(mean >= 0.95, "\(group["name"] ?? "")")
        }
    }

    @Test("what cannot be measured is refused with what is missing")
    func refused() throws {
        let root = try folder([
            "r.json": #"{"offre": {"odile": 2}}"#, "broken.json": "{", "empty.json": "{}",
            "q.json": #"{"queries": [{"query": "x", "relevant": ["1"]}]}"#,
        ])
        defer { try? FileManager.default.removeItem(atPath: root) }
        func status(_ arguments: String...) throws -> Int32 {
            try Programs.run(Programs.greffier, ["evaluate"] + arguments).status
        }
        #expect(try status() == 2)
        #expect(try status("--refit") == 2)
        #expect(try status("--ranking", root + "/nowhere.json") == 2)
        #expect(try status("--ranking", root + "/broken.json") == 2)
        #expect(try status("--ranking", root + "/empty.json") == 2)
        #expect(try status("--ranking", root + "/r.json") == 2)
        #expect(try status("--ranking", root + "/r.json", "--offers", root, "--documents", root, "--refit") == 2)
        #expect(try status("--ranking", root + "/q.json") == 2)
        #expect(try status("--ranking", root + "/q.json", "--language", "de") == 2)
    }
}
