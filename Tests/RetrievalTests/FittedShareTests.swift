// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Retrieval
import Testing

@Suite("Shares fitted to a collection")
struct FittedShareTests {
    private let french = FittedShare(language: "fr", share: 0.4, queries: 60)

    private func library(_ fixture: LibraryFixture, weights: FusionWeights = .init()) async throws -> Library {
        let library = try Library(path: fixture.path, weights: weights)
        for (name, text) in [("a", "Soudeur à Brest"), ("b", "Boulanger à Rennes")] {
            _ = try await library.upsert(LibraryFixture.entry(name, text), in: name)
        }
        return library
    }

    private func share(_ library: Library, _ collection: String, _ language: String) async throws -> Double {
        try await library.legs("soudeur", in: collection, language: language).share
    }

    @Test("a share holds for its collection and language alone, the last one until it is taken back")
    func scope() async throws {
        let fixture = try LibraryFixture()
        let library = try await library(fixture)
        try await library.keep([french], of: "a")
        #expect(try await share(library, "a", "fr") == 0.4)
        #expect(try await share(library, "a", "en") == 1)
        #expect(try await share(library, "b", "fr") == 1)
        #expect(try await library.fittedShares(of: "a") == [french])
        let later = try Library(path: fixture.path, clock: ManualClock(Date().addingTimeInterval(86_400)))
        let other = FittedShare(language: "fr", share: 0.6, queries: 80)
        try await later.keep([other], of: "a")
        #expect(try await share(later, "a", "fr") == 0.6)
        #expect(try await later.undoShares(of: "a") == [other])
        #expect(try await share(later, "a", "fr") == 0.4)
        #expect(try await later.undoShares(of: "a") == [french])
        #expect(try await later.undoShares(of: "a").isEmpty)
        #expect(try await share(later, "a", "fr") == 1)
    }

    @Test("settings stand before it, and it goes with its collection")
    func precedence() async throws {
        let fixture = try LibraryFixture()
        let library = try await library(fixture, weights: .init(french: 0.9))
        try await library.keep([french], of: "a")
        #expect(try await share(library, "a", "fr") == 0.9)
        try await library.keep([french], of: "b")
        _ = try await library.removeCollection("b")
        _ = try await library.upsert(LibraryFixture.entry("b", "Boulanger"), in: "b")
        #expect(try await library.fittedShares(of: "b").isEmpty)
    }

    @Test("beside vectors of another embedder it says nothing")
    func otherEmbedder() async throws {
        let fixture = try LibraryFixture()
        let scripted = ScriptedEmbedder()
        let library = try Library(path: fixture.path, embedder: scripted)
        _ = try await library.upsert(LibraryFixture.entry("a", "Soudeur à Brest"), in: "a")
        try await library.renewVectors()
        try await library.keep([french], of: "a")
        #expect(try await library.fittedShares(of: "a") == [french])
        let words = try await self.library(fixture)
        try await words.renewVectors()
        #expect(try await words.fittedShares(of: "a").isEmpty)
    }
}
