// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Retrieval
import Testing

@Suite("Documents of one person")
struct PeopleTests {
    /// A collection where two documents are of one person when they share the key `same:…`, and perhaps with `maybe:…`.
    private final class People {
        let fixture: LibraryFixture
        let library: Library
        private var keys: [String: [String]] = [:]

        init() throws {
            fixture = try LibraryFixture()
            library = try fixture.open()
        }

        @discardableResult
        func add(_ source: String, _ keys: [String], date: String = "2026-01-01") async throws -> String {
            var entry = LibraryFixture.entry(source, "Texte de \(source)")
            entry.data = Data(keys.joined(separator: " ").utf8)
            let id = try await library.upsert(entry, in: "candidates")
            try await library.describe(id, as: .init(documentDate: date, identityKeys: keys))
            try await library.identify(id) { own, others in
                let words = Set(String(decoding: own.data, as: UTF8.self).split(separator: " "))
                return others.compactMap { other in
                    let shared = words.intersection(String(decoding: other.data, as: UTF8.self).split(separator: " "))
                    guard !shared.isEmpty else { return nil }
                    let isSame = shared.contains { $0.hasPrefix("same:") }
                    return PersonLink(other: other.id, verdict: isSame ? .same : .doubtful, reason: "test")
                }
            }
            return id
        }

        func entry(_ id: String) async throws -> LibraryEntry { try #require(try await library.entry(id)) }

        func decide(_ decision: PersonDecision?, _ one: String, _ other: String) async throws -> Bool {
            try await library.decide(decision, [(try await entry(one), try await entry(other))])
        }

        /// The sources of each person, the newest first.
        var groups: [[String]] {
            get async throws { try await library.people(in: "candidates").map { $0.versions.map(\.source) } }
        }

        var doubts: [String] {
            get async throws {
                try await library.doubtful(in: "candidates").map { "\($0.first.source) \($0.second.source)" }
            }
        }

        var ranked: [String] {
            get async throws { try await library.ranked(in: "candidates", on: "2026-11-22").map(\.source) }
        }
    }

    @Test("the newest by the document's date stands for the person, whichever came last; the others are kept")
    func versions() async throws {
        let people = try People()
        let new = try await people.add("new", ["same:a"], date: "2026-05-01")
        let old = try await people.add("old", ["same:a"], date: "2024-05-01")
        try await people.add("other", ["same:b"])
        #expect(try await people.groups == [["new.pdf", "old.pdf"], ["other.pdf"]])
        #expect(try await people.ranked == ["new.pdf", "other.pdf"])
        #expect(try await people.entry(new).person == people.entry(old).person)
    }

    @Test("doubtful pairs stay apart and are listed until somebody decides, either way")
    func doubtful() async throws {
        let people = try People()
        let one = try await people.add("one", ["maybe:a"])
        let two = try await people.add("two", ["maybe:a"], date: "2026-02-01")
        let three = try await people.add("three", ["maybe:b"])
        let four = try await people.add("four", ["maybe:b"])
        #expect(try await people.ranked.count == 4)
        #expect(try await people.doubts.count == 2)
        #expect(try await people.decide(.same, one, two))
        #expect(try await people.decide(.apart, three, four))
        #expect(try await people.doubts.isEmpty)
        #expect(try await people.ranked == ["two.pdf", "three.pdf", "four.pdf"])
        #expect(try await !people.decide(.same, two, one), "decided before")
    }

    @Test("a decision is taken back, and what was found counts again")
    func undone() async throws {
        let people = try People()
        let one = try await people.add("one", ["same:a"])
        let two = try await people.add("two", ["same:a"])
        let three = try await people.add("three", [])
        let person = try await people.entry(one).person
        #expect(try await people.decide(.apart, one, two))
        #expect(try await people.groups.count == 3)
        #expect(try await people.decide(.same, one, three))
        #expect(try await people.groups.count == 2)
        #expect(try await people.decide(nil, one, two))
        #expect(try await people.decide(nil, one, three))
        #expect(try await !people.decide(nil, one, three))
        #expect(try await people.groups.map(\.count).sorted() == [1, 2])
        #expect(try await people.entry(two).person == person)
    }

    @Test("two that were told apart do not come together through a third, which is then listed")
    func apart() async throws {
        let people = try People()
        let one = try await people.add("one", ["same:a"])
        let two = try await people.add("two", ["same:a"])
        _ = try await people.decide(.apart, one, two)
        try await people.add("three", ["same:a"])
        #expect(try await people.groups.map(\.count).sorted() == [1, 2])
        #expect(try await people.doubts.count == 1)
    }

    @Test("decisions outlast entries that are taken out and come again, and what is read anew")
    func reindexed() async throws {
        let people = try People()
        let one = try await people.add("one", ["maybe:a"])
        let two = try await people.add("two", ["maybe:a"])
        _ = try await people.decide(.same, one, two)
        let person = try await people.entry(one).person
        #expect(try await people.library.remove(two, from: "candidates"))
        #expect(try await people.groups == [["one.pdf"]])
        let again = try await people.add("two", ["maybe:a"])
        #expect(try await people.entry(again).person == person)
        try await people.add("one", ["same:c"])
        #expect(try await people.groups.map(\.count) == [2])
        _ = try await people.library.removeCollection("candidates")
        try await people.add("two", ["maybe:a"])
        try await people.add("one", ["maybe:a"])
        #expect(try await people.groups.map(\.count) == [2])
    }

    @Test("whose a document is does not depend on the order in which the documents come")
    func order() async throws {
        let documents = [
            ("a", ["same:1"]), ("b", ["same:1", "same:2"]), ("c", ["same:2"]), ("d", ["same:3", "maybe:1"]),
            ("e", ["same:3"]), ("f", []),
        ]
        for turn in 0..<documents.count {
            let people = try People()
            for (source, keys) in documents[turn...] + documents[..<turn] { try await people.add(source, keys) }
            let groups = try await people.groups.map { $0.sorted() }.sorted { $0[0] < $1[0] }
            #expect(groups == [["a.pdf", "b.pdf", "c.pdf"], ["d.pdf", "e.pdf"], ["f.pdf"]])
        }
    }

    @Test("two processes with the same library see what the other decided")
    func twoWriters() async throws {
        let people = try People()
        let one = try await people.add("one", ["maybe:a"])
        let two = try await people.add("two", ["maybe:a"])
        let other = try people.fixture.open()
        let pair = (try await people.entry(one), try await people.entry(two))
        #expect(try await other.decide(.same, [pair]))
        #expect(try await people.ranked.count == 1)
        try await people.add("three", ["maybe:a"])
        #expect(try await other.people(in: "candidates").count == 2)
    }
}
