// SPDX-License-Identifier: GPL-3.0-or-later
package import DurableFiles
import Failpoints
import Glibc

/// The blocking half: for callers that are on a thread of their own. Throws `FileError`.
extension BlobStore {
    /// Blobs are of the daemon alone; what leaves the store gets the mode of its place.
    static let mode: mode_t = 0o600

    /// Where the blob is, whether or not it exists.
    package func location(_ sha256: String) -> FilePath { directory / String(sha256.prefix(2)) / sha256 }

    /// Copies an open file into the store.
    ///
    /// Blocks.
    package func take(_ source: borrowing Descriptor, durable: Bool) throws -> Files.Copied {
        let temporary = try temporaryPath()
        do {
            let copied = try Files.copy(source, to: temporary, mode: Self.mode, sync: durable)
            if try keep(existing: copied, durable: durable) {
                try Files.remove(temporary)
            } else {
                try place(temporary, as: copied.sha256, durable: durable)
            }
            return copied
        } catch {
            try? Files.remove(temporary)
            throw error
        }
    }

    /// Removes what writers that died left in `blobs/tmp/` more than an hour ago; returns how many files.
    ///
    /// Blocks.
    @discardableResult
    package func removeStaleTemporaries(dryRun: Bool = false) throws -> Int {
        let limit = (Int64(time(nil)) - 3600) * 1_000_000_000
        var count = 0
        for name in try Files.list(temporaries) {
            let path = temporaries / name
            guard let found = try Files.status(path), found.modified < limit else { continue }
            count += 1
            if !dryRun { try Files.remove(path) }
        }
        return count
    }

    private var temporaries: FilePath { directory / "tmp" }

    func temporaryPath() throws -> FilePath {
        try Files.makeDirectories(temporaries, mode: 0o700)
        return temporaries / "\(getpid())-\(UInt64.random(in: .min ... .max))"
    }

    func discarding(_ temporary: FilePath, _ body: () throws -> Void) throws {
        do { try body() } catch {
            try? Files.remove(temporary)
            throw error
        }
    }

    /// Whether the blob stands already, whole; then it is as good as new to a sweep.
    ///
    /// One that a power cut tore is reported as missing, and gets replaced.
    func keep(existing blob: Files.Copied, durable: Bool) throws -> Bool {
        let path = location(blob.sha256)
        do {
            guard let found = try Files.status(path), found.bytes == blob.bytes, try Files.hash(path) == blob,
                try refresh(blob.sha256)
            else { return false }
        } catch let error as FileError where error.isNotFound {
            // A sweep took it between two looks.
            return false
        }
        if durable {
            try Files.sync(path)
            try Files.sync(path.parent)
        }
        return true
    }

    func place(_ temporary: FilePath, as sha256: String, durable: Bool) throws {
        let path = location(sha256)
        try Files.makeDirectories(path.parent, mode: 0o700)
        try Failpoint.hit(.blobBeforeRename) { FileError(.rename, path: path, code: $0) }
        try besideSweeps { try Files.rename(temporary, to: path) }
        try Failpoint.hit(.blobAfterRename) { FileError(.sync, path: path.parent, code: $0) }
        if durable { try Files.sync(path.parent) }
    }
}
