// SPDX-License-Identifier: GPL-3.0-or-later
package import DurableFiles
package import FoundationEssentials
import Glibc
import JobModel

/// Bytes by their SHA-256, each once: `blobs/ab/ab12…`.
///
/// Idempotent and safe to use from several processes at once: a blob is written under a temporary name in `blobs/tmp/`
/// and renamed, so whoever sees the name sees the whole blob. Blocking work runs on threads of its own.
/// Errors are `GreffierError`: `store.full`, `store.unavailable`, `store.corrupt`.
package struct BlobStore: Sendable {
    package let directory: FilePath
    private let queues: FileQueues

    /// `directory` is made when the first blob is stored.
    package init(directory: String) {
        self.directory = FilePath(directory)
        queues = FileQueues(label: "blobs", width: 4)
    }

    /// Stores `data` and returns its SHA-256 in lower-case hexadecimal.
    ///
    /// `durable` (the default) waits until a power cut cannot lose it.
    package func store(_ data: Data, durable: Bool = true) async throws -> String {
        try await perform { blobs in
            let sha256 = SHA256.hex(data)
            let known = Files.Copied(sha256: sha256, bytes: data.count)
            if try blobs.keep(existing: known, durable: durable) { return sha256 }
            let temporary = try blobs.temporaryPath()
            try blobs.discarding(temporary) {
                try Files.write(data, to: temporary, mode: Self.mode, sync: durable)
                try blobs.place(temporary, as: sha256, durable: durable)
            }
            return sha256
        }
    }

    /// Copies the file at `path` into the store, sharing blocks where the file system can, and returns its hash and size.
    ///
    /// A link is not followed. The caller sees to it that nobody writes to the file meanwhile.
    package func store(contentsOf path: String, durable: Bool = true) async throws -> (sha256: String, bytes: Int) {
        try await store(contentsOf: FilePath(path), durable: durable)
    }

    /// The same for a path of any bytes.
    package func store(contentsOf path: FilePath, durable: Bool = true) async throws -> (sha256: String, bytes: Int) {
        try await perform { blobs in
            let copied = try blobs.take(Descriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK), durable: durable)
            return (copied.sha256, copied.bytes)
        }
    }

    /// The bytes of a blob, whose hash is checked.
    ///
    /// Throws `store.corrupt` where it is missing or differs.
    package func read(_ sha256: String) async throws -> Data {
        try await perform { blobs in
            let data: Data
            do {
                data = try Files.read(blobs.location(sha256))
            } catch let error as FileError where error.isNotFound {
                throw GreffierError(.storeCorrupt, detail: "blob \(sha256.prefix(12)) is missing")
            }
            guard SHA256.hex(data) == sha256 else {
                throw GreffierError(.storeCorrupt, detail: "blob \(sha256.prefix(12)) differs")
            }
            return data
        }
    }

    /// Where the blob is, whether or not it exists.
    package func path(_ sha256: String) -> String { location(sha256).text }

    /// Whether the blob exists.
    package func contains(_ sha256: String) async throws -> Bool {
        try await perform { blobs in try Files.status(blobs.location(sha256)) != nil }
    }

    /// Whether the blob exists; one that does is as good as new to a sweep, for whoever is about to name it.
    package func claim(_ sha256: String) async throws -> Bool {
        try await perform { blobs in try blobs.refresh(sha256) }
    }

    /// The size of a blob in bytes; `nil` where it is missing.
    package func bytes(_ sha256: String) async throws -> Int? {
        try await perform { blobs in try Files.status(blobs.location(sha256))?.bytes }
    }

    func perform<Value: Sendable>(_ body: @escaping @Sendable (BlobStore) throws -> Value) async throws -> Value {
        try await queues.run { try FileError.reporting { try body(self) } }
    }
}
