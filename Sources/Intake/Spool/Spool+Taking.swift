// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Failpoints
import Foundation
import Glibc
import JobModel

/// Step 1: out of the inbox, into the spool.
extension Spool {
    /// A file to be taken, as the scan found it.
    struct Claim: Sendable, Hashable {
        var path: FilePath
        /// The inbox that it lies in, at any depth.
        var inbox: FilePath
        var pipeline: String
        var tags: [String]

        /// `inbox` is its own folder where nothing is said.
        init(path: FilePath, inbox: FilePath? = nil, pipeline: String, tags: [String]) {
            self.path = path
            self.inbox = inbox ?? path.parent
            self.pipeline = pipeline
            self.tags = tags
        }
    }

    /// What became of a claim.
    enum Taken: Sendable, Equatable {
        case entry(SpoolEntry)
        /// It has gone, or is no longer what was found: to be looked at again.
        case changed
    }

    /// Takes one file by one rename, beside its description, all of it on the disk.
    ///
    /// `expected` is what was found whole: a file that somebody put in its place meanwhile goes back.
    /// Throws `FileError`; the file is then still in the inbox.
    func take(_ claim: Claim, expected: FileStatus? = nil) throws -> Taken {
        // Of folders: on an overlay a file may have another device number than the folder that it lies in.
        guard let device = try Files.target(claim.path.parent)?.device else { return .changed }
        try Files.makeDirectories(directory, mode: 0o700)
        if try Files.target(directory)?.device == device {
            do {
                return try take(claim, to: directory, expected)
            } catch let error as FileError where error.crossesMounts {}
        }
        // The spool has to be where a rename can reach it: in the inbox, or beside the file where another mount begins.
        if try Files.target(claim.inbox)?.device == device {
            do {
                return try take(claim, into: claim.inbox, expected)
            } catch let error as FileError where error.crossesMounts {}
        }
        return try take(claim, into: claim.path.parent, expected)
    }

    private func take(_ claim: Claim, into folder: FilePath, _ expected: FileStatus?) throws -> Taken {
        let local = folder / Self.localName
        if try Files.makeDirectory(local, mode: 0o700) { try Files.sync(folder) }
        return try take(claim, to: local, expected)
    }

    private func take(_ claim: Claim, to spool: FilePath, _ expected: FileStatus?) throws -> Taken {
        let entry = SpoolEntry(in: spool, run: ULID(date: clock.now()))
        let target = entry.folder / claim.path.name
        do {
            try describe(claim, in: entry)
            try Failpoint.hit(.spoolBeforeRename) { FileError(.rename, path: claim.path, code: $0) }
            try Files.renameExclusively(claim.path, to: target)
        } catch let error as FileError {
            try? Files.removeTree(entry.folder)
            if error.operation == .rename, try Files.status(claim.path) == nil { return .changed }
            throw error
        }
        try Failpoint.hit(.spoolAfterRename) { FileError(.sync, path: entry.folder, code: $0) }
        if let expected, let actual = try Files.status(target), !actual.isLike(expected) {
            // Put in place between the last look and the rename: nobody knows whether it is whole.
            if (try? Files.renameExclusively(target, to: claim.path)) != nil {
                try Files.removeTree(entry.folder)
                return .changed
            }
        }
        try Files.sync(entry.folder)
        try Files.sync(claim.path.parent)
        return .entry(entry)
    }

    /// Makes the entry with its description, before the file is there.
    func describe(_ claim: Claim, in entry: SpoolEntry, origin: TakenFile? = nil) throws {
        try Files.makeDirectory(entry.folder, mode: 0o700)
        let meta = SpoolEntry.Meta(
            pipeline: claim.pipeline,
            tags: claim.tags,
            path: claim.path.text,
            time: Timestamp.text(clock.now()),
            origin: origin
        )
        let name = SpoolEntry.metaName(beside: claim.path.name)
        try Files.writeAtomically(CanonicalJSON.pretty(meta), to: entry.folder / name, mode: 0o600)
        try Files.sync(entry.folder.parent)
    }
}

extension FileStatus {
    /// The same as far as a rename leaves it, which may change the inode's number on an overlay.
    fileprivate func isLike(_ other: FileStatus) -> Bool {
        kind == other.kind && bytes == other.bytes && modified == other.modified
    }
}
