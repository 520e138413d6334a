// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Collections made again and carried elsewhere", .ownThreads)
struct CollectionRebuildTests {
    private static func cv(_ name: String, _ trade: String) -> Data {
        Data(
            """
            \(name)
            \(trade)
            \(name.lowercased().replacing(" ", with: "."))@courriel.example

            EXPÉRIENCES PROFESSIONNELLES
            \(trade), Ateliers Dupont
            janvier 2018 - décembre 2021

            COMPÉTENCES
            Excel, Sage

            """.utf8
        )
    }

    private func filled() throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace(environment: ["LC_ALL": "fr_FR.UTF-8"])
        try workspace.drop(bytes: Self.cv("Camille Exemple", "Comptable"), as: "a.txt")
        try workspace.drop(bytes: Self.cv("Paul Témoin", "Soudeur"), as: "b.txt")
        try drain(workspace)
        return workspace
    }

    private func drain(_ workspace: ScratchWorkspace) throws {
        let drained = try workspace.greffier("daemon", "--drain")
        try #require(drained.status == 0, "\(drained.errors)")
    }

    private func found(_ query: String, _ workspace: ScratchWorkspace, in collection: String = "candidates") throws
        -> [String]
    {
        let outcome = try workspace.greffier("search", query, "--collection", collection, "--json")
        let hits = try outcome.object()["hits"] as? [[String: Any]]
        return try #require(hits, "\(outcome.output) \(outcome.errors)").compactMap { $0["source"] as? String }
    }

    private func files(_ workspace: ScratchWorkspace) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: workspace.root + "/state").sorted()
    }

    @Test("rebuild makes words and vectors again, beside the daemon too, and refuses names that there are not")
    func indexes() throws {
        let workspace = try filled()
        let daemon = try workspace.startDaemon()
        let plain = try workspace.greffier("collections", "rebuild", "--json").object()
        let lines = try #require(plain["collections"] as? [[String: Any]])
        #expect(lines.map { $0["name"] as? String } == ["candidates"])
        #expect(lines.map { $0["vectors_removed"] as? Int } == [0])
        #expect(lines.map { $0["entries_renewed"] as? Int } == [0])
        let all = try workspace.greffier("collections", "rebuild", "candidates", "--vectors", "--json").object()
        #expect((all["collections"] as? [[String: Any]])?.first?["vectors_removed"] as? Int == 2)
        #expect(try found("soudeur", workspace) == ["b.txt"])
        let unknown = try workspace.greffier("collections", "rebuild", "offers")
        #expect(unknown.status != 0 && unknown.errors.contains("offers"), "\(unknown.errors)")
        #expect(try workspace.greffier("collections", "rebuild", "candidates", "--from-runs").status != 0)
        let running = try workspace.greffier("collections", "rebuild", "--from-runs")
        #expect(running.status != 0 && running.errors.contains("service"), "\(running.errors)")
        #expect(daemon.stop() == 0)
        let again = try workspace.greffier("collections", "rebuild", "--from-runs", "--json").object()
        #expect(again["runs"] as? Int == 2)
        #expect(again["aside"] as? String != nil)
        #expect(try found("soudeur", workspace).isEmpty)
        try drain(workspace)
        #expect(try found("soudeur", workspace) == ["b.txt"])
        #expect(try workspace.greffier("doctor", "--thorough", "--json").output.contains("candidates 2"))
    }

    @Test(
        "a library that cannot be read is told in one language, set aside by the daemon, and made again from the runs"
    )
    func unreadable() throws {
        let workspace = try filled()
        let path = workspace.root + "/state/library.sqlite"
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        try Data(repeating: 0x5A, count: 20_000).write(to: URL(fileURLWithPath: path))
        let french = try workspace.greffier("doctor", "--language", "fr").output
        #expect(french.contains("endommagé") && !french.contains("damaged,"), "\(french)")
        #expect(french.contains("→ greffier collections rebuild --from-runs"), "\(french)")
        let english = try workspace.greffier("doctor", "--language", "en").output
        #expect(english.contains("library.sqlite, is damaged") && !english.contains("endommagé"), "\(english)")
        try drain(workspace)
        #expect(try files(workspace).contains { $0.hasPrefix("library.sqlite.damaged-") })
        #expect(try found("soudeur", workspace) == ["b.txt"])
        #expect(try found("comptable", workspace) == ["a.txt"])
        #expect(!(try workspace.greffier("doctor", "--language", "fr").output.contains("endommagé")))
    }

    @Test("a collection goes out as one file and comes in elsewhere; what is no whole file changes nothing")
    func exportAndImport() throws {
        let workspace = try filled()
        let file = workspace.root + "/candidats.jsonl"
        let out = try workspace.greffier("collections", "export", "candidates", file, "--json").object()
        #expect(out["entries"] as? Int == 2 && out["vectors"] as? Int == 2)
        #expect(try workspace.greffier("collections", "export", "candidates", file).status != 0)
        #expect(try workspace.greffier("collections", "export", "offers", file + ".2").status != 0)
        let other = try ScratchWorkspace(environment: ["LC_ALL": "fr_FR.UTF-8"])
        let whole = try String(contentsOfFile: file, encoding: .utf8)
        let cut = other.root + "/cut.jsonl"
        try whole.dropLast(300).write(toFile: cut, atomically: true, encoding: .utf8)
        let refused = try other.greffier("collections", "import", cut)
        #expect(refused.status == 1 && refused.errors.contains("rien n’a été modifié"), "\(refused.errors)")
        #expect(try other.greffier("collections", "list", "--json").output.filter { !$0.isWhitespace } == "[]")
        let back = try other.greffier("collections", "import", file, "--as", "vivier", "--json").object()
        #expect(back["entries"] as? Int == 2 && back["vectors"] as? Int == 2)
        #expect(try found("soudeur", other, in: "vivier") == ["b.txt"])
        #expect(try found("skill:sage comptable", other, in: "vivier") == ["a.txt"])
        #expect(try other.greffier("collections", "import", other.root + "/none.jsonl").status != 0)
    }

    @Test("pipelines check tells sizes of passages that cannot be in the language that is asked for")
    func sizes() throws {
        let workspace = try ScratchWorkspace()
        try "pipeline: notes\ninbox: notes\nstages:\n  text: {use: extract}\n"
            .appending("  index: {use: index, from: text, chunk: {tokens: 0}}\n")
            .write(toFile: workspace.root + "/pipelines/notes.yaml", atomically: true, encoding: .utf8)
        let french = try workspace.greffier("pipelines", "check", "--language", "fr")
        #expect(french.status == 1 && french.output.contains("notes.yaml:5:"), "\(french.output)")
        #expect(french.output.contains("demande des jetons"), "\(french.output)")
        let english = try workspace.greffier("pipelines", "check", "--language", "en").output
        #expect(english.contains("takes tokens from 16 to 8192"), "\(english)")
    }
}
