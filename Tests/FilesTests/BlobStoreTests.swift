// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import DurableFiles
import Foundation
import JobModel
import Testing

struct BlobStoreTests {
    private let folder: TemporaryFolder
    private let blobs: BlobStore

    init() throws {
        folder = try TemporaryFolder()
        blobs = BlobStore(directory: (folder.path / "blobs").text)
    }

    @Test("what was stored is read back, under its hash, once", arguments: [true, false])
    func roundTrip(durable: Bool) async throws {
        let data = Data("Jean Dupont".utf8)
        let hash = try await blobs.store(data, durable: durable)
        #expect(hash == SHA256.hex(data))
        #expect(try await blobs.store(data, durable: durable) == hash)
        #expect(try await blobs.read(hash) == data)
        #expect(try await blobs.contains(hash))
        #expect(blobs.path(hash).hasSuffix("/blobs/\(hash.prefix(2))/\(hash)"))
        #expect(try Files.list(folder.path / "blobs/tmp").isEmpty)
    }

    @Test("a file is stored by its content, an empty one too")
    func files() async throws {
        let file = try folder.write("contenu", to: "cv.txt")
        let stored = try await blobs.store(contentsOf: file.text)
        #expect(stored.bytes == 7)
        #expect(try await blobs.read(stored.sha256) == Data("contenu".utf8))
        let empty = try folder.write("", to: "empty.txt")
        #expect(try await blobs.store(contentsOf: empty.text).sha256 == SHA256.hex(Data()))
    }

    @Test("a link is not followed into the store")
    func links() async throws {
        try folder.write("secret", to: "secret.txt")
        let link = folder.path / "link.txt"
        try FileManager.default.createSymbolicLink(atPath: link.text, withDestinationPath: "secret.txt")
        await #expect(throws: GreffierError.self) { try await blobs.store(contentsOf: link.text) }
    }

    @Test("a damaged or missing blob is named as such, and storing the bytes again mends it")
    func corruption() async throws {
        let data = Data("original".utf8)
        let hash = try await blobs.store(data)
        try Files.writeAtomically(Data("damaged!".utf8), to: FilePath(blobs.path(hash)))
        await #expect { try await blobs.read(hash) } throws: { ($0 as? GreffierError)?.code == .storeCorrupt }
        #expect(try await blobs.store(data) == hash)
        #expect(try await blobs.read(hash) == data)
        let missing = String(repeating: "0", count: 64)
        await #expect { try await blobs.read(missing) } throws: { ($0 as? GreffierError)?.code == .storeCorrupt }
    }

    @Test("many writers of the same and of different bytes do not disturb one another")
    func concurrency() async throws {
        try await withThrowingTaskGroup(of: String.self) { group in
            for index in 0..<60 {
                group.addTask { [blobs] in try await blobs.store(Data("blob \(index % 20)".utf8)) }
            }
            let hashes = try await group.reduce(into: Set<String>()) { $0.insert($1) }
            #expect(hashes.count == 20)
        }
        #expect(try Files.list(folder.path / "blobs/tmp").isEmpty)
    }

    @Test("only old temporary files are swept")
    func sweep() async throws {
        _ = try await blobs.store(Data("x".utf8))
        let fresh = try folder.write("fresh", to: "blobs/tmp/fresh")
        let stale = try folder.write("stale", to: "blobs/tmp/stale")
        let past = Date(timeIntervalSinceNow: -7200)
        try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: stale.text)
        try blobs.removeStaleTemporaries()
        #expect(try Files.status(fresh) != nil)
        #expect(try Files.status(stale) == nil)
    }
}
