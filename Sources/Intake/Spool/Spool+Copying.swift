// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Failpoints
import Foundation
import Glibc
import JobModel

/// Step 1 where nothing can be taken out of the folder: a copy, verified, and remembered in the ledger.
extension Spool {
    /// What became of a file that is to be copied.
    enum Copied: Sendable, Equatable {
        /// It stands in the spool; the ledger has to know before the entry is cleared.
        case entry(SpoolEntry, TakenFile)
        /// The bytes are those that were taken before, under new times or a new inode.
        case same(TakenFile)
        /// Somebody wrote to it meanwhile.
        case changed
    }

    private static let unfinished = FilePath(".copy")

    /// Copies the file into the spool and reads it again: both passes and the times have to agree.
    ///
    /// `known` is how it was taken before. Throws `FileError`; nothing is then left in the spool.
    func copy(_ claim: Claim, known: TakenFile?) throws -> Copied {
        try Files.holding(claim.path.parent, below: claim.inbox) { held in
            try copy(claim, at: held / claim.path.name, known)
        }
    }

    /// `place` leads to the file in the folder that is held open.
    private func copy(_ claim: Claim, at place: FilePath, _ known: TakenFile?) throws -> Copied {
        let source = try Descriptor(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
        let before = try source.status()
        try Files.makeDirectories(directory, mode: 0o700)
        let entry = SpoolEntry(in: directory, run: ULID(date: clock.now()))
        try Files.makeDirectory(entry.folder, mode: 0o700)
        do {
            let result = try copy(source, before, of: claim, at: place, known, to: entry)
            if case .entry = result {} else { try Files.removeTree(entry.folder) }
            return result
        } catch {
            try? Files.removeTree(entry.folder)
            throw error
        }
    }

    private func copy(
        _ source: borrowing Descriptor,
        _ before: FileStatus,
        of claim: Claim,
        at place: FilePath,
        _ known: TakenFile?,
        to entry: SpoolEntry
    ) throws -> Copied {
        let temporary = entry.folder / Self.unfinished
        let copied = try Files.copy(source, to: temporary, mode: 0o600, sync: true)
        guard try Files.hash(source) == copied, try source.status().isSameContent(as: before),
            try Files.status(place)?.isSameContent(as: before) == true
        else { return .changed }
        let taken = TakenFile(claim.path, before, sha256: copied.sha256, time: Timestamp.text(clock.now()))
        if known?.sha256 == copied.sha256 { return .same(taken) }
        try describe(claim, in: entry, origin: taken)
        // The rename makes the entry whole: one without its file is cleared as if it had never been.
        try Failpoint.hit(.spoolBeforeRename) { FileError(.rename, path: claim.path, code: $0) }
        try Files.renameExclusively(temporary, to: entry.folder / claim.path.name)
        try Failpoint.hit(.spoolAfterRename) { FileError(.sync, path: entry.folder, code: $0) }
        try Files.sync(entry.folder)
        return .entry(entry, taken)
    }
}
