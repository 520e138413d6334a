// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import SeededRandom
import TestThreads
import Testing

@Suite("A daemon killed at any moment", .serialized, .ownThreads)
struct KillTests {
    private func cv(_ number: Int) -> Data {
        Data(
            """
            Camille Exemple\(number)
            Comptable
            camille\(number)@courriel.example – 06 39 98 00 \(String(format: "%02d", number))

            EXPÉRIENCE PROFESSIONNELLE
            Comptable – Société Numéro \(number), Nantes
            mars 2019 – juin 2024
            - Tenue de la comptabilité générale

            FORMATION
            2018 BTS Comptabilité et gestion, Lycée Exemple

            COMPÉTENCES
            Excel, Sage, Paie
            """.utf8
        )
    }

    @Test("twenty kills while forty files are processed lose nothing, double nothing, fail nothing")
    func twentyKills() throws {
        let workspace = try ScratchWorkspace()
        var random = SplitMix64(seed: 20_261_121)
        var dropped: [String: Data] = [:]
        for round in 0..<20 {
            let daemon = try workspace.startDaemon()
            for index in [2 * round, 2 * round + 1] {
                let bytes = cv(index)
                dropped["cv \(index).txt"] = bytes
                try workspace.drop(bytes: bytes, as: "cv \(index).txt")
            }
            // The one wait that is meant: the kill must hit at an arbitrary moment of the work.
            Thread.sleep(forTimeInterval: Double.random(in: 0...0.6, using: &random))
            daemon.killHard()
        }
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")

        #expect(workspace.published(failed: true).isEmpty)
        let folders = workspace.published()
        #expect(folders.count == dropped.count)
        var names: Set<String> = []
        for folder in folders {
            let report = try workspace.report(folder)
            let input = try #require(report["input"] as? [String: Any])
            let name = try #require(input["name"] as? String)
            #expect(names.insert(name).inserted, "\(name) was published twice")
            #expect(report["status"] as? String == "succeeded")
            let original = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
            #expect(original == dropped[name])
        }
        #expect(names == Set(dropped.keys))
        let spool = try FileManager.default.contentsOfDirectory(atPath: workspace.root + "/state/spool")
        #expect(spool.isEmpty)
        let inbox = try FileManager.default.contentsOfDirectory(atPath: workspace.root + "/inbox/cv")
        #expect(inbox.filter { $0.hasSuffix(".txt") }.isEmpty)
        let check = try Programs.sqlite(workspace.root + "/state/jobs.sqlite", "PRAGMA integrity_check")
        #expect(check == "ok\n")
    }
}
