// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Logging
import Retrieval
import Testing

@testable import Daemon

@Suite("What is done behind the back of the library's users")
struct VectorKeeperTests {
    @Test("pages are let go when a burst of files is over, and ever so often in a long one")
    func pages() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-pages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let library = try Library(path: folder.appending(path: "library.sqlite").path)
        var keeper = VectorKeeper(library: library, logger: Logger(label: "test"))
        var state = VectorKeeper.State()
        func lookAfter(_ name: String) async throws -> ContinuousClock.Instant? {
            _ = try await library.upsert(Self.entry(name), in: "candidates")
            #expect(await keeper.look(&state) == keeper.pause)
            return state.pagesSince
        }
        let first = try #require(try await lookAfter("a"))
        #expect(try await lookAfter("b") == first)
        keeper.pageLife = .zero
        let next = try #require(try await lookAfter("c"))
        #expect(next > first)
        #expect(await keeper.look(&state) == keeper.pause)
        #expect(state.pagesSince == nil)
        #expect(try await library.collections().first?.entries == 3)
    }

    private static func entry(_ name: String) -> NewLibraryEntry {
        NewLibraryEntry(
            inputSHA256: name,
            source: name + ".pdf",
            run: ULID(),
            language: "fr",
            artifactSHA256: name,
            data: Data("{}".utf8),
            title: name,
            lines: [.init(text: "Soudeur \(name)", number: 1, kind: .paragraph, block: 0)]
        )
    }
}
