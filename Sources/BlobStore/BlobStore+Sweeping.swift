// SPDX-License-Identifier: GPL-3.0-or-later
package import DurableFiles
package import FoundationEssentials
import Glibc

/// Removing what nothing names any more, beside processes that store at the same moment.
///
/// A blob is stored before the row that names it is written, so a sweep that asks for the names first and removes later
/// could take away what somebody has just found in place and is about to name. Three rules close that gap:
///
/// 1. Whoever is about to name a blob stores or claims it first, and that sets its time to now.
/// 2. A sweep removes only what has an old time, days before it asked for the names: what was stored or claimed since
///    is left for the next sweep.
/// 3. Looking at the time and removing is one step under a lock that excludes storing and claiming, in all processes.
///    Either the sweep sees the new time and leaves the blob, or the other one sees that it is gone and writes it anew.
extension BlobStore {
    /// What a sweep found or removed.
    package struct Swept: Sendable, Equatable {
        package var blobs = 0
        package var bytes = 0

        package init() {}
    }

    /// Removes the blobs of one of the 256 shelves that are not `named` and were neither stored nor claimed since
    /// `date`; with `dryRun` only counts them.
    ///
    /// The date must lie before the moment at which the names were asked for, by more than it takes to name a blob.
    package func sweep(
        shelf: UInt8,
        unusedSince date: Date,
        named: Set<BlobHash>,
        dryRun: Bool = false
    ) async throws -> Swept {
        try await perform { blobs in
            var swept = Swept()
            for path in try blobs.all(shelf: shelf) {
                guard let hash = BlobHash(path.name.text), !named.contains(hash) else { continue }
                guard let bytes = try blobs.remove(path, unusedSince: date.fileTime, dryRun: dryRun) else { continue }
                swept.blobs += 1
                swept.bytes += bytes
            }
            return swept
        }
    }

    /// The paths of all blobs of one shelf.
    ///
    /// Blocks.
    package func all(shelf: UInt8) throws -> [FilePath] {
        let digits = String(shelf, radix: 16)
        let folder = directory / (digits.utf8.count == 1 ? "0" + digits : digits)
        return try Files.list(folder).map { folder / $0 }
    }

    /// The size of what was removed; `nil` where it was used since.
    private func remove(_ path: FilePath, unusedSince limit: Int64, dryRun: Bool) throws -> Int? {
        guard let seen = try Files.status(path), seen.modified < limit else { return nil }
        if dryRun { return seen.bytes }
        let lock = try sweepLock()
        // One that cannot be had at once belongs to somebody who stores: the next sweep is soon enough.
        guard flock(lock.number, LOCK_EX | LOCK_NB) == 0 else { return nil }
        guard let found = try Files.status(path), found.modified < limit else { return nil }
        try Files.remove(path)
        return found.bytes
    }

    /// Sets the blob's time to now; `false` where there is none.
    func refresh(_ sha256: String) throws -> Bool {
        try besideSweeps {
            let file: Descriptor
            do {
                file = try Descriptor(location(sha256), O_RDONLY | O_NOFOLLOW)
            } catch let error as FileError where error.isNotFound { return false }
            if futimens(file.number, nil) != 0 { throw FileError(.mode, path: file.path) }
            return true
        }
    }

    /// Runs `body` while no sweep removes anything.
    func besideSweeps<Value>(_ body: () throws -> Value) throws -> Value {
        let lock = try sweepLock()
        // The lock goes with the descriptor.
        if Descriptor.retrying({ flock(lock.number, LOCK_SH) }) != 0 { throw FileError(.open, path: lock.path) }
        return try body()
    }

    private func sweepLock() throws -> Descriptor {
        let path = directory / "sweep.lock"
        do {
            return try Descriptor(path, O_RDWR | O_CREAT)
        } catch let error as FileError where error.isNotFound {
            try Files.makeDirectories(directory, mode: 0o700)
            return try Descriptor(path, O_RDWR | O_CREAT)
        }
    }
}
