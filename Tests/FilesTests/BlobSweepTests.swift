// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import Glibc
import JobModel
import Testing

@Suite("Sweeping blobs")
struct BlobSweepTests {
    private let folder: TemporaryFolder
    private let blobs: BlobStore
    private let weekAgo = Date().addingTimeInterval(-7 * 86_400)

    init() throws {
        folder = try TemporaryFolder()
        blobs = BlobStore(directory: (folder.path / "blobs").text)
    }

    /// Sets the blob's time to a month ago.
    private func age(_ sha256: String) throws {
        let old = timespec(tv_sec: time(nil) - 30 * 86_400, tv_nsec: 0)
        let result = blobs.path(sha256).withCString { utimensat(AT_FDCWD, $0, [old, old], 0) }
        try #require(result == 0 || errno == ENOENT)
    }

    private func sweep(named: [String] = [], dryRun: Bool = false) async throws -> BlobStore.Swept {
        var total = BlobStore.Swept()
        for shelf in UInt8.min...UInt8.max {
            let swept = try await blobs.sweep(
                shelf: shelf,
                unusedSince: weekAgo,
                named: Set(named.compactMap { BlobHash($0) }),
                dryRun: dryRun
            )
            total.blobs += swept.blobs
            total.bytes += swept.bytes
        }
        return total
    }

    @Test("an old blob that nothing names goes; a named one, and one of this week, stay")
    func orphans() async throws {
        let orphan = try await blobs.store(Data("orphan".utf8))
        let named = try await blobs.store(Data("named".utf8))
        let fresh = try await blobs.store(Data("fresh".utf8))
        for sha256 in [orphan, named] { try age(sha256) }
        #expect(try await sweep(named: [named], dryRun: true).blobs == 1)
        #expect(try await blobs.contains(orphan))
        let swept = try await sweep(named: [named])
        #expect(swept.blobs == 1 && swept.bytes == 6)
        #expect(try await !blobs.contains(orphan))
        #expect(try await blobs.contains(named))
        #expect(try await blobs.contains(fresh))
    }

    @Test("a file that is no blob is left alone")
    func strangers() async throws {
        let stranger = try folder.write("mine", to: "blobs/ab/notes.txt")
        #expect(try await sweep().blobs == 0)
        #expect(try Files.status(stranger) != nil)
    }

    @Test("storing the same bytes again, from memory or from a file, makes an old blob as good as new")
    func storedAgain() async throws {
        let data = Data("again".utf8)
        let sha256 = try await blobs.store(data)
        try age(sha256)
        _ = try await blobs.store(data, durable: false)
        #expect(try await sweep().blobs == 0)
        try age(sha256)
        _ = try await blobs.store(contentsOf: try folder.write("again", to: "cv.txt").text)
        #expect(try await sweep().blobs == 0)
        try age(sha256)
        #expect(try await blobs.claim(sha256))
        #expect(try await sweep().blobs == 0)
        try age(sha256)
        #expect(try await sweep().blobs == 1)
        #expect(try await !blobs.claim(sha256))
    }

    @Test("what was stored while a sweep runs is there when storing returns, and stays")
    func beside() async throws {
        let data = Data("the same curriculum".utf8)
        let sha256 = try await blobs.store(data)
        let shelf = try #require(UInt8(sha256.prefix(2), radix: 16))
        let isDone = Flag()
        let sweepers = (0..<3).map { _ in
            Task.detached { [blobs, weekAgo] in
                var removed = 0
                while !isDone.isSet {
                    removed += try await blobs.sweep(shelf: shelf, unusedSince: weekAgo, named: []).blobs
                }
                return removed
            }
        }
        var lost = 0
        for _ in 0..<3000 {
            // Nobody has used it for a month, and now the same bytes come in.
            try age(sha256)
            _ = try await blobs.store(data, durable: false)
            if try await !blobs.contains(sha256) { lost += 1 }
        }
        isDone.set()
        #expect(lost == 0)
        var removed = 0
        for sweeper in sweepers { removed += try await sweeper.value }
        #expect(removed > 0, "no sweep ever met an old blob: nothing was tested")
    }
}

/// Set once, seen by all.
private final class Flag: Sendable {
    private let state = ManualClock(Date(timeIntervalSince1970: 0))
    var isSet: Bool { state.now().timeIntervalSince1970 > 0 }
    func set() { state.advance(by: 1) }
}
