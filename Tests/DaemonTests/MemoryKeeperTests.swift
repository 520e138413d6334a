// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Retrieval
import Testing

@testable import Daemon

@Suite("A daemon that stays small") struct MemoryKeeperTests {
    @Test("pages of the library are let go where it has changed, and not where it has not")
    func pages() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-pages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let library = try Library(path: folder.appending(path: "library.sqlite").path)
        let keeper = MemoryKeeper(library: library)
        var state = MemoryKeeper.State()
        await keeper.look(&state)
        for name in ["a", "b"] {
            _ = try await library.upsert(Self.entry(name), in: "candidates")
            await keeper.look(&state)
            #expect(state.hasLetGo)
            await keeper.look(&state)
            #expect(!state.hasLetGo)
        }
        #expect(try await library.collections().first?.entries == 2)
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
