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
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Data(Self.cv.utf8), as: "odile.txt")
        try workspace.greffier("daemon", "--drain")
        return workspace
    }

    private func sources(_ outcome: Programs.Outcome) throws -> [String] {
        let hits = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
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
        #expect(hint.status == 0 && hint.errors.contains("« skill: »"))
        #expect(try sources(hint) == ["odile.txt"])
    }
}
