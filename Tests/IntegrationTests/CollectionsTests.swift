// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Collections and whose the documents in them are", .ownThreads)
struct CollectionsTests {
    private static func cv(_ name: String, _ contact: String, employer: String = "Fiduciaire Dupont") -> Data {
        Data(
            """
            \(name)
            Comptable
            \(contact)

            EXPÉRIENCES PROFESSIONNELLES
            Comptable, \(employer)
            janvier 2018 - décembre 2021
            Tenue des comptes sous Sage

            COMPÉTENCES
            Excel, Sage, Word

            """.utf8
        )
    }

    private func drain(_ workspace: ScratchWorkspace) throws {
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
    }

    private func people(_ workspace: ScratchWorkspace) throws -> (groups: [[String]], reasons: [String]) {
        let found = try workspace.greffier("collections", "people", "--json").object()
        let people = try #require(found["people"] as? [[String: Any]])
        let groups = people.map { ($0["versions"] as? [[String: Any]] ?? []).compactMap { $0["source"] as? String } }
        let pairs = try #require(found["doubtful"] as? [[String: Any]])
        return (groups.sorted { $0.joined() < $1.joined() }, pairs.compactMap { $0["reason"] as? String })
    }

    private func matched(_ workspace: ScratchWorkspace) throws -> [String] {
        let found = try workspace.greffier("recommend", "--for", "candidates", "--json").object()
        return try #require(found["candidates"] as? [[String: Any]]).compactMap {
            ($0["candidate"] as? [String: Any])?["source"] as? String
        }.sorted()
    }

    @Test("CVs of one person are one candidate; doubts are listed, decided and taken back, also beside the daemon")
    func people() throws {
        let workspace = try ScratchWorkspace()
        let offer = Data("Comptable (H/F)\n\nCompétences requises : Sage, Excel\n".utf8)
        try workspace.drop(bytes: offer, as: "poste.txt", into: "offers")
        try workspace.drop(bytes: Self.cv("Camille Exemple", "camille@courriel.example"), as: "a.txt")
        let second = Self.cv("Camille EXEMPLE", "camille@courriel.example", employer: "Cabinet Martin")
        try workspace.drop(bytes: second, as: "b.txt")
        try workspace.drop(bytes: Self.cv("Paul Témoin", "paul@courriel.example"), as: "c.txt")
        let namesake = Self.cv("Paul Témoin", "p.temoin@autre.example", employer: "Ville de Brest")
        try workspace.drop(bytes: namesake, as: "d.txt")
        try drain(workspace)
        var now = try people(workspace)
        #expect(now.groups.map(\.count).sorted() == [1, 1, 2])
        #expect(now.reasons == ["same_name"])
        #expect(try matched(workspace).count == 3)
        let daemon = try workspace.startDaemon()
        #expect(try workspace.greffier("collections", "merge", "c.txt", "d.txt").status == 0)
        now = try people(workspace)
        #expect(now.groups.map(\.count) == [2, 2] && now.reasons.isEmpty)
        #expect(try matched(workspace).count == 2)
        let split = try workspace.greffier("collections", "split", "a.txt", "--json").object()
        #expect(split["changed"] as? Bool == true)
        #expect(try matched(workspace).count == 3)
        #expect(daemon.stop() == 0)
        // Decisions hold where a file is read anew, and where it is dropped again.
        try workspace.drop(bytes: Self.cv("Camille Exemple", "camille@courriel.example"), as: "encore.txt")
        try drain(workspace)
        #expect(try people(workspace).groups.map(\.count).sorted() == [1, 1, 2])
        #expect(try workspace.greffier("collections", "split", "a.txt", "--undo").status == 0)
        #expect(try workspace.greffier("collections", "merge", "d.txt", "c.txt", "--undo").status == 0)
        now = try people(workspace)
        #expect(now.groups.map(\.count).sorted() == [1, 1, 2] && now.reasons == ["same_name"])
    }

    @Test("entries are shown with their status and removed by name; wrong names are told, and nothing is removed then")
    func showAndRemove() throws {
        let workspace = try ScratchWorkspace(environment: ["LC_ALL": "fr_FR.UTF-8"])
        #expect(try workspace.greffier("collections").output.contains("aucune collection"))
        for (name, title) in [("un.txt", "Soudeur"), ("deux.txt", "Plombier")] {
            let offer = "\(title) (H/F)\n\nCompétences requises : Soudure\n"
            try workspace.drop(bytes: Data(offer.utf8), as: name, into: "offers")
        }
        try drain(workspace)
        try workspace.drop(bytes: Data(), as: "un.closed", into: "offers")
        try drain(workspace)
        let shown = try workspace.greffier("collections", "show", "offers").output
        #expect(shown.contains("close") && shown.contains("ouverte") && shown.contains("Plombier"))
        let wrong = try workspace.greffier("collections", "remove", "offers", "deux.txt", "trois.txt")
        #expect(wrong.status == 2 && wrong.errors.contains("collection.no_entry"))
        #expect(try workspace.greffier("collections", "show", "ofers").errors.contains("collection.unknown"))
        #expect(try workspace.greffier("collections", "remove", "offers").status == 2)
        let removed = try workspace.greffier("collections", "remove", "offers", "deux.txt", "--json").object()
        #expect((removed["removed"] as? [[String: Any]])?.first?["source"] as? String == "deux.txt")
        let entries = try workspace.greffier("collections", "show", "offers", "--json").object()["entries"]
        #expect((entries as? [[String: Any]])?.map { $0["open"] as? Bool } == [false])
        #expect(try workspace.greffier("collections", "remove", "offers", "--all").status == 0)
        let left = try workspace.greffier("collections", "list", "--json").output
        #expect(left.filter { !$0.isWhitespace } == "[]")
    }
}
