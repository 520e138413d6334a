// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Results that a person should look at", .ownThreads)
struct ReviewTests {
    /// So little that less is right than a pipeline asks for.
    private static let poor = Data(
        """
        Camille Exemple
        Comptable

        Langues
        Anglais : courant
        Espagnol : notions

        Centres d'intérêt
        Randonnée, photographie

        """.utf8
    )

    private func rows(_ outcome: Programs.Outcome) throws -> [[String: Any]] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    }

    private func set(_ least: String, in workspace: ScratchWorkspace) throws {
        let path = workspace.root + "/pipelines/cv.yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let changed = text.replacing("model: default}", with: "model: default, review_below: \(least)}")
        try #require(changed != text)
        try changed.write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test("a run below the quality that its pipeline asks for is flagged in run.json, status, why, runs and doctor")
    func quality() throws {
        let workspace = try ScratchWorkspace()
        try set("1", in: workspace)
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try workspace.drop(bytes: Self.poor, as: "camille.txt")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let reports = try workspace.published().map { try workspace.report($0) }
        let qualities = reports.compactMap { $0["quality"] as? Double }
        #expect(qualities.count == 2 && qualities[0] < qualities[1] && qualities[1] > 0.6)
        for report in reports { #expect((report["review"] as? [String])?.contains("low_quality") == true) }
        let warnings = reports[0]["warnings"] as? [[String: Any]]
        let warning = try #require(warnings?.first { $0["code"] as? String == "profile.low_quality" })
        #expect((warning["message_fr"] as? String)?.contains("pour un seuil de 1,0") == true)

        let listed = try rows(workspace.greffier("runs", "--review", "--json"))
        #expect(listed.compactMap { $0["file"] as? String }.sorted() == ["camille.txt", "huong.txt"])
        #expect(try workspace.greffier("runs", "--review").output.contains("low_quality"))
        #expect(try workspace.greffier("status", "--json").object()["review"] as? Int == 2)
        #expect(try workspace.greffier("status").output.contains("2 wait for a look: greffier runs --review"))
        #expect(try workspace.greffier("why", "camille.txt").output.contains("review     low_quality"))
        let finding = try #require(
            try rows(workspace.greffier("doctor", "--json")).first { $0["check"] as? String == "profiles" }
        )
        #expect(finding["verdict"] as? String == "warn")
        let detail = try #require(finding["detail"] as? String)
        #expect(detail.hasPrefix("2 in 30 days") && detail.contains("profile.low_quality 2"))
        #expect(detail.contains("2 wait for a look"))
        #expect((finding["remedy"] as? String)?.hasPrefix("greffier runs --review") == true)
    }

    @Test("without a setting a full CV waits for nobody and one of a few words does")
    func standard() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try workspace.drop(bytes: Self.poor, as: "camille.txt")
        #expect(try workspace.greffier("daemon", "--drain").status == 0)
        let listed = try rows(workspace.greffier("runs", "--review", "--json"))
        #expect(listed.compactMap { $0["file"] as? String } == ["camille.txt"])
        #expect((listed.first?["review"] as? [String])?.contains("low_quality") == true)
    }

    @Test("a quality that is no number from 0 to 1 does not check")
    func mistake() throws {
        let workspace = try ScratchWorkspace()
        try set("60", in: workspace)
        let outcome = try workspace.greffier("pipelines", "check")
        #expect(outcome.status == 1)
        #expect((outcome.output + outcome.errors).contains("a number from 0 to 1"))
    }
}
