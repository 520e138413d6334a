// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Event logs through the program", .ownThreads)
struct EventLogTests {
    private static let example = Programs.checkout + "/Examples/events/permis.csv"

    /// A workspace with the pipeline of the examples, and its inbox.
    private func workspace() throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace()
        try workspace.addExample("delays", inbox: "events")
        return workspace
    }

    @Test("a log that is dropped becomes segments and delays, and the next one is compared with it")
    func dropped() throws {
        let workspace = try workspace()
        #expect(try workspace.greffier("pipelines", "check").status == 0)
        try workspace.drop(Self.example, as: "octobre.csv", into: "events")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let first = try #require(workspace.published("delays").first)
        let report = try workspace.report(first)
        #expect(report["status"] as? String == "succeeded")
        let names = try FileManager.default.contentsOfDirectory(atPath: first)
        #expect(
            Set(names) == [
                "octobre.csv", "run.json", "segments.html", "segments.json", "segments.csv", "segments.svg",
                "delays.html", "delays.json", "delays.csv", "delays.svg",
            ]
        )
        let delays = try Programs.object(first + "/delays.json")
        let groups = try #require(delays["groups"] as? [[String: Any]])
        #expect(groups.first?["n"] as? Int == 420 && groups.first?["open"] as? Int == 40)

        // A month later two lines came, one of them wrong.
        let more =
            "PC-0900;U0900;Réception;21/11/2026;;Extension\nPC-0901;U0900;Réception;19/11/2026;18/11/2026;Extension\n"
        let log = try String(contentsOfFile: Self.example, encoding: .utf8) + more
        try workspace.drop(bytes: Data(log.utf8), as: "novembre.csv", into: "events")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let second = try #require(workspace.published("delays").first { $0.contains("novembre") })
        let segments = try Programs.object(second + "/segments.json")
        #expect((segments["rules"] as? [String: Any])?["kept"] as? Bool == true)
        #expect((segments["changes"] as? [String: Any])?["new_persons"] as? Int == 1)
        let warnings = try #require(try workspace.report(second)["warnings"] as? [[String: Any]])
        #expect(warnings.compactMap { $0["code"] as? String } == ["events.lines_left_out", "events.lines_left_out"])
        #expect(warnings.allSatisfy { ($0["message_fr"] as? String)?.contains("ligne 1506") == true })
    }

    @Test("what is no log, has other columns or no lines fails with one reason in both languages")
    func refused() throws {
        let workspace = try workspace()
        let picture = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D])
        for (name, bytes, code) in [
            ("photo.csv", picture, "events.unreadable"),
            ("autre.csv", Data("nom;ville\nLéa;Rennes\n".utf8), "events.columns"),
            ("vide.csv", Data("dossier;usager;étape;début;fin;catégorie\n".utf8), "events.empty"),
        ] {
            try bytes.write(to: URL(fileURLWithPath: workspace.root + "/" + name))
            #expect(try workspace.greffier("run", "delays", workspace.root + "/" + name).status == 3)
            let folder = try #require(
                workspace.published("delays", failed: true).first { $0.contains(name.dropLast(4)) }
            )
            let error = try #require(try workspace.report(folder)["error"] as? [String: Any])
            #expect(error["code"] as? String == code, "\(error)")
            #expect(
                (error["message_fr"] as? String)?.isEmpty == false && (error["hint_fr"] as? String)?.isEmpty == false
            )
        }
    }
}
