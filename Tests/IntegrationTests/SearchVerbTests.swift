// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// `greffier search` as a person and a program use it.
@Suite("Search at the command line")
struct SearchVerbTests {
    private static let cv = """
        Odile Exemple
        Développeuse Swift
        Rennes

        Compétences
        Swift, Kubernetes

        Langues
        Anglais : courant
        """

    /// A workspace in which one CV is indexed.
    private func workspace() throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace(environment: ["LC_ALL": "fr_FR.UTF-8"])
        try workspace.drop(bytes: Data(Self.cv.utf8), as: "odile.txt")
        try workspace.greffier("daemon", "--drain")
        return workspace
    }

    private func sources(_ outcome: Programs.Outcome) throws -> [String] {
        let hits = try outcome.object()["hits"] as? [[String: Any]]
        return try #require(hits, "\(outcome.output) \(outcome.errors)").compactMap { $0["source"] as? String }
    }

    @Test("fields and filters find what profiles hold, and hits are shown for people and for programs")
    func fields() throws {
        let workspace = try workspace()
        #expect(try sources(workspace.greffier("search", "développeur", "skill:k8s", "--json")) == ["odile.txt"])
        #expect(try sources(workspace.greffier("search", "-skill:swift", "--json")).isEmpty)
        #expect(try sources(workspace.greffier("search", "--filter", "langue:english", "--json")) == ["odile.txt"])
        let json = try workspace.greffier("search", "swift", "--json").output
        #expect(json.contains("\"bbox\" : null") || json.contains("\"bbox\":null") || json.contains("\"bbox\": null"))
        let shown = try workspace.greffier("search", "kubernetes").output
        #expect(shown.contains("odile.txt, ligne "), "\(shown)")
        #expect(shown.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test("what is wrong or found nowhere is told with what helps")
    func helpful() throws {
        let workspace = try workspace()
        #expect(try workspace.greffier("search").status == 2)
        #expect(try workspace.greffier("search", "swift", "--limit", "0").status == 2)
        #expect(try workspace.greffier("search", "swift", "--limt", "5").status == 2)
        #expect(try workspace.greffier("search", "swift", "--language", "de").status == 2)
        #expect(try workspace.greffier("search", "swift", "--filter", "swift").status == 2)
        let unknown = try workspace.greffier("search", "swift", "--collection", "nowhere")
        #expect(unknown.status == 2 && unknown.errors.contains("candidates (1)"), "\(unknown.errors)")
        let nothing = try workspace.greffier("search", "swift", "skill:cobol")
        #expect(nothing.status == 0 && nothing.output.contains("Rien trouvé dans candidates"))
        #expect(nothing.errors.contains("« skill:cobol »"))
        let hint = try workspace.greffier("search", "skil:swift", "--json")
        #expect(hint.status == 0 && hint.errors.isEmpty)
        #expect(try sources(hint) == ["odile.txt"])
        let told = try #require(try hint.object()["hints"] as? [[String: Any]]).first
        #expect(told?["code"] as? String == "unknown_field" && told?["nearest"] as? String == "skill")
        #expect((told?["message_fr"] as? String)?.contains("« skill: »") == true)
        let elsewhere = try workspace.greffier("search", "skill:cobol", "--json").object()
        #expect((elsewhere["hints"] as? [[String: Any]])?.first?["subject"] as? String == "skill:cobol")
        #expect((elsewhere["elsewhere"] as? [String])?.isEmpty == true)
    }

    private static let trades = """
        boulanger menuisier plombier soudeur comptable infirmier jardinier cuisinier serveur vendeur peintre couvreur \
        électricien chauffeur magasinier caissier coiffeur libraire pharmacien vétérinaire dentiste avocat notaire \
        huissier architecte géomètre topographe grutier maçon carreleur plâtrier vitrier serrurier horloger bijoutier \
        tailleur couturier tapissier ébéniste luthier potier verrier forgeron chaudronnier tourneur fraiseur ajusteur \
        mécanicien carrossier garagiste pompier gendarme douanier facteur archiviste traducteur interprète journaliste
        """

    /// The word with every third letter changed for the one before, as typed in haste: likeness finds some of those that
    /// no piece of a word finds.
    private static func mistyped(_ word: String) -> String {
        var letters = Array(word)
        for place in stride(from: 2, to: letters.count - 1, by: 3) { letters.swapAt(place, place - 1) }
        return String(letters)
    }

    @Test("a refit to judged queries is shown, kept for its collection and taken back")
    func refit() throws {
        let workspace = try ScratchWorkspace(environment: ["LC_ALL": "fr_FR.UTF-8"])
        try """
        pipeline: notes
        inbox: notes
        stages:
          text: {use: extract}
          index: {use: index, from: text, collection: notes}
        publish: [text.md]
        """.write(toFile: workspace.root + "/pipelines/notes.yaml", atomically: true, encoding: .utf8)
        try FileManager.default.createDirectory(
            atPath: workspace.root + "/inbox/notes",
            withIntermediateDirectories: true
        )
        let trades = Self.trades.split(separator: " ").map(String.init)
        for trade in trades { try workspace.drop(bytes: Data(trade.utf8), as: trade + ".txt", into: "notes") }
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        let queries = trades.map {
            ["query": Self.mistyped($0), "relevant": [$0 + ".txt"], "language": "fr"] as [String: Any]
        }
        let file = workspace.root + "/queries.json"
        try JSONSerialization.data(withJSONObject: ["queries": queries]).write(to: URL(fileURLWithPath: file))
        func refit(_ more: String...) throws -> [String: Any] {
            try workspace.greffier(["search", "--collection", "notes", "--json"] + more).object()
        }
        func shares(_ report: [String: Any], _ key: String) -> [Double] {
            (report[key] as? [[String: Any]] ?? []).compactMap { $0["share"] as? Double }
        }
        let shown = try refit("--refit", file, "--dry-run")
        let share = try #require(shares(shown, "in_force").first)
        #expect(share < 1 && shown["dry_run"] as? Bool == true)
        #expect(try workspace.greffier("search", "--undo-refit", "--collection", "notes").status == 2)
        #expect(try shares(refit("--refit", file), "in_force") == [share])
        #expect(try shares(refit("--undo-refit", "--dry-run"), "undone") == [share])
        let undone = try refit("--undo-refit")
        #expect(shares(undone, "undone") == [share] && shares(undone, "in_force").isEmpty)
        let few = try refit("--refit", file, "--language", "en")
        #expect((few["fitted"] as? [[String: Any]])?.compactMap { $0["language"] as? String } == ["fr"])
        #expect(try workspace.greffier("search", "x", "--refit", file).status == 2)
        #expect(try workspace.greffier("search", "x", "--dry-run").status == 2)
        #expect(try workspace.greffier("search", "--refit", "/nowhere.json").status == 2)
        #expect(try workspace.greffier("search", "--refit", file, "--collection", "nowhere").status == 2)
    }
}
