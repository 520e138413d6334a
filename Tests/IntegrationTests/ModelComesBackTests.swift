// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import ModelServers
import TestThreads
import Testing

@Suite("A run that was degraded, once its model is back", .ownThreads)
struct ModelComesBackTests {
    private static let offer = """
        Assistant comptable (H/F)
        Société Exemple – Nantes
        CDI temps plein

        Vos missions
        - Vous tenez la comptabilité générale
        - Vous établissez la paie

        Votre profil
        - BTS Comptabilité et gestion
        - 10 ans d'expérience minimum sur un poste similaire
        - Compétences indispensables : Excel, Sage, Paie, Python
        - Langues : anglais courant
        """

    /// How a server was out of order before.
    enum Trouble: CaseIterable, Sendable { case gone, failing }

    /// What a published folder says.
    private struct Results {
        var report: [String: Any]
        var scores: Data
        var dossier: String
        var degraded: [String] { report["degraded"] as? [String] ?? [] }
        var codes: [String] { (report["warnings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String } }

        init(_ workspace: ScratchWorkspace) throws {
            let folders = workspace.published()
            #expect(folders.count == 1, "the results stay in one folder: \(folders)")
            let folder = try #require(folders.first)
            report = try workspace.report(folder)
            scores = try Data(contentsOf: URL(fileURLWithPath: folder + "/scores.json"))
            dossier = try Programs.run(
                Programs.greffier,
                ["extract", folder + "/profile.docx", "--format", "text"]
            ).output
        }
    }

    @Test(
        "retry --stage profile makes profile, scores and dossier again, and the mark is gone",
        arguments: Trouble.allCases
    )
    func upgraded(_ trouble: Trouble) throws {
        let port = try UnusedPort.take()
        let failing =
            trouble == .failing
            ? try FakeModelServer(port: port) { exchange, _ in
                exchange.json(OllamaShapes.error("model runner has unexpectedly stopped"), status: 500)
            } : nil
        let workspace = try ScratchWorkspace()
        try workspace.useModel("http://127.0.0.1:\(port)")
        try workspace.drop(bytes: Data(Self.offer.utf8), as: "comptable.txt", into: "offers")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        try workspace.drop(Programs.fixture("models/alix.txt"), as: "alix.txt")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let before = try Results(workspace)
        #expect(before.degraded == ["model"])
        #expect(before.codes.contains(trouble == .gone ? "model.unreachable" : "model.busy"), "\(before.codes)")
        // One skill stands outside its section: the rules leave it alone.
        #expect(!before.dossier.contains("Python"), "\(before.dossier)")

        failing?.stop()
        let fake = try FakeModel(port: port)
        let retried = try workspace.greffier("retry", "alix.txt", "--stage", "profile", "--json").object()
        #expect(Set(retried["restarted"] as? [String] ?? []).isSuperset(of: ["profile", "scores", "dossier"]))
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let after = try Results(workspace)
        #expect(fake.promptCount == 4)
        #expect(after.report["run"] as? String == before.report["run"] as? String)
        #expect(after.degraded.isEmpty)
        #expect(!after.codes.contains { $0.hasPrefix("model.") && $0 != "model.ungrounded" }, "\(after.codes)")
        #expect(after.dossier.contains("Python"), "\(after.dossier)")
        #expect(after.scores != before.scores)
    }
}
