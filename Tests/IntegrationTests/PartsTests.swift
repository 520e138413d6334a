// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import Foundation
import JSONSchemas
import TestThreads
import Testing

/// Messages and archives dropped into an inbox: each document in them is a run of its own.
@Suite("Documents in messages and archives", .serialized, .ownThreads)
struct PartsTests {
    private func cv(_ name: String) -> Data {
        Data(
            """
            \(name) Exemple
            Comptable
            \(name.lowercased())@courriel.example – 06 39 98 00 11

            EXPÉRIENCE PROFESSIONNELLE
            Comptable – Société \(name), Nantes
            mars 2019 – juin 2024
            - Tenue de la comptabilité générale

            FORMATION
            2018 BTS Comptabilité et gestion, Lycée Exemple
            """.utf8
        )
    }

    private func message(_ files: [(name: String, type: String, data: Data)]) -> Data {
        CraftedMail.message(
            "Bonjour, ci-joint deux candidatures.",
            files,
            subject: "=?utf-8?Q?Deux_candidatures_=C3=A0_lire?="
        )
    }

    private var two: Data {
        message([
            ("camille.txt", "text/plain", cv("Camille")), ("logo.png", "image/png", Data([0x89, 0x50, 0x4E, 0x47])),
            ("dominique.txt", "text/plain", cv("Dominique")), ("winmail.dat", "application/ms-tnef", Data([1, 0])),
        ])
    }

    /// run.json by the name of the file.
    private func reports(_ workspace: ScratchWorkspace) throws -> [String: [String: Any]] {
        var result: [String: [String: Any]] = [:]
        for folder in workspace.published() {
            let report = try workspace.report(folder)
            let name = try #require((report["input"] as? [String: Any])?["name"] as? String)
            #expect(result.updateValue(report, forKey: name) == nil, "\(name) was published twice")
        }
        return result
    }

    @Test("a message with two CVs gives two profiles and a note that names them")
    func mail() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: two, as: "candidatures.eml")
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        #expect(workspace.published(failed: true).isEmpty)
        let reports = try reports(workspace)
        #expect(Set(reports.keys) == ["candidatures.eml", "camille.txt", "dominique.txt"])
        let mail = try #require(reports["candidatures.eml"])
        let children = try #require(mail["children"] as? [[String: Any]])
        #expect(children.compactMap { $0["name"] as? String } == ["camille.txt", "dominique.txt"])
        let stages = try #require(mail["stages"] as? [[String: Any]])
        #expect(stages.compactMap { $0["status"] as? String } == ["succeeded"] + Array(repeating: "skipped", count: 4))
        #expect((mail["artifacts"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["text.md"])
        for (child, name) in zip(children, ["camille.txt", "dominique.txt"]) {
            let report = try #require(reports[name])
            #expect(report["run"] as? String == child["run"] as? String)
            let parent = try #require(report["parent"] as? [String: Any])
            #expect(
                parent["run"] as? String == mail["run"] as? String && parent["name"] as? String == "candidatures.eml"
            )
            let made = (report["artifacts"] as? [[String: Any]])?.compactMap { $0["name"] as? String } ?? []
            #expect(made.contains("profile.json"))
        }
        let page = try String(contentsOfFile: workspace.root + "/outbox/cv/index.html", encoding: .utf8)
        #expect(page.contains("Contient 2 documents, traités chacun à part : camille.txt, dominique.txt."))
        #expect(page.contains("Tiré de « candidatures.eml »."))
        #expect(page.contains("winmail.dat (format propre à Outlook)"))
        let found = try workspace.greffier("search", "comptable candidatures", "--json")
        #expect(found.output.contains("camille.txt"), "\(found.errors)")
        #expect(!found.output.contains("candidatures.eml"), "a covering letter became a candidate")
        let why = try workspace.greffier("why", "candidatures.eml").output
        #expect(why.contains("winmail.dat (Outlook's own format)"))
        #expect(why.contains("holds      camille.txt: run ") && why.contains("holds      dominique.txt: run "))
        let schema = try JSONSchema(
            parsing: Data(contentsOf: URL(fileURLWithPath: Programs.checkout + "/docs/schemas/run.schema.json"))
        )
        for folder in workspace.published() {
            let json = try JSONValue(parsing: Data(contentsOf: URL(fileURLWithPath: folder + "/run.json")))
            #expect(schema.errors(in: json).isEmpty)
        }
    }

    @Test("a daemon killed while it makes runs of forty files makes each of them once")
    func kill() throws {
        let workspace = try ScratchWorkspace()
        let files = (0..<40).map { ("cv \($0).txt", "text/plain", cv("Personne\($0)")) }
        var seed: UInt64 = 20_261_121
        for round in 0..<4 {
            if round == 0 { try workspace.drop(bytes: message(files), as: "lot.eml") }
            let daemon = try workspace.startDaemon()
            // Until the first of them are there, or more than before: the middle of it.
            let goal = round * 9 + 2
            var count = 0
            while count < goal, daemon.process.isRunning {
                let answer = try Programs.run(
                    "/usr/bin/sqlite3",
                    ["-readonly", workspace.root + "/state/jobs.sqlite", "SELECT count(*) FROM runs"]
                )
                count = Int(answer.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
            }
            seed = seed &* 6_364_136_223_846_793_005 &+ 1
            Thread.sleep(forTimeInterval: Double(seed >> 40) / Double(1 << 24) * 0.02)
            daemon.killHard()
        }
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        #expect(workspace.published(failed: true).isEmpty)
        let reports = try reports(workspace)
        #expect(Set(reports.keys) == Set(files.map(\.0) + ["lot.eml"]))
        let children = try #require(reports["lot.eml"]?["children"] as? [[String: Any]])
        #expect(children.count == 40)
        #expect(children.allSatisfy { reports[$0["name"] as? String ?? ""]?["run"] as? String == $0["run"] as? String })
    }

    @Test("`run` waits for the documents in a message, and `extract` prints them under their names")
    func verbs() throws {
        let workspace = try ScratchWorkspace()
        let file = workspace.root + "/deux.eml"
        try two.write(to: URL(fileURLWithPath: file))
        let run = try workspace.greffier("run", "cv", file, "--json")
        #expect(run.status == 0, "\(run.errors)")
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(rows.compactMap { $0["file"] as? String }.count == 3, "\(run.output)")
        let printed = try Programs.run(Programs.greffier, ["extract", file])
        #expect(printed.status == 0, "\(printed.errors)")
        let places = [
            "==> deux.eml <==", "ci-joint", "==> deux.eml/camille.txt <==", "Société Camille",
            "==> deux.eml/dominique.txt <==",
        ].map { printed.output.range(of: $0)?.lowerBound }
        #expect(
            !places.contains(nil) && places.compactMap { $0 } == places.compactMap { $0 }.sorted(),
            "\(printed.output)"
        )
        let folder = workspace.root + "/texts"
        #expect(try Programs.run(Programs.greffier, ["extract", file, "--output", folder]).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 3)
    }
}
