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
    /// `expected` is what was found whole: a file that somebody put in its place meanwhile goes back. The folder that it is
    /// taken from is the one that lies in the inbox, whatever link is put in its place while this goes on.
    /// Throws `FileError`; the file is then still in the inbox.
    func take(_ claim: Claim, expected: FileStatus? = nil) throws -> Taken {
        do {
            return try Files.holding(claim.path.parent, below: claim.inbox) { held in
                try take(Held(claim: claim, folder: held), expected)
            }
        } catch let error as FileError where error.path == claim.path.parent && error.isNotFound {
            return .changed
        }
    }

    /// A claim whose folder is held open.
    private struct Held {
        let claim: Claim
        let folder: FilePath
        var path: FilePath { folder / claim.path.name }
    }

    private func take(_ held: Held, _ expected: FileStatus?) throws -> Taken {
        let claim = held.claim
        // Of folders: on an overlay a file may have another device number than the folder that it lies in.
        guard let device = try Files.target(held.folder)?.device else { return .changed }
        try Files.makeDirectories(directory, mode: 0o700)
        if try Files.target(directory)?.device == device {
            do {
                return try take(held, to: directory, expected)
            } catch let error as FileError where error.crossesMounts {}
        }
        // The spool has to be where a rename can reach it: in the inbox, or beside the file where another mount begins.
        if try Files.target(claim.inbox)?.device == device {
            do {
                return try take(held, into: claim.inbox, expected)
            } catch let error as FileError where error.crossesMounts {}
        }
        return try take(held, into: claim.path.parent, expected)
    }

    private func take(_ held: Held, into folder: FilePath, _ expected: FileStatus?) throws -> Taken {
        let local = folder / Self.localName
        if try Files.makeDirectory(local, mode: 0o700) { try Files.sync(folder) }
        guard try Self.isOurs(local) else { throw FileError(.open, path: local, code: EPERM) }
        return try take(held, to: local, expected)
    }

    /// Whether the spool in an inbox was made by us: whoever else makes one could put words into our mouth.
    ///
    /// Shares tell owners of their own, all folders of one: there the owner of the inbox counts.
    static func isOurs(_ local: FilePath) throws -> Bool {
        guard let status = try Files.status(local), status.kind == .directory else { return false }
        return try [geteuid(), 0, Files.target(local.parent)?.owner].contains(status.owner)
    }

    private func take(_ held: Held, to spool: FilePath, _ expected: FileStatus?) throws -> Taken {
        let claim = held.claim
        let entry = SpoolEntry(in: spool, run: ULID(date: clock.now()))
        let target = entry.folder / claim.path.name
        do {
            try describe(claim, in: entry)
            try Failpoint.hit(.spoolBeforeRename) { FileError(.rename, path: claim.path, code: $0) }
            try Files.renameExclusively(held.path, to: target)
        } catch let error as FileError {
            try? Files.removeTree(entry.folder)
            if error.operation == .rename, try Files.status(held.path) == nil { return .changed }
            throw error
        }
        try Failpoint.hit(.spoolAfterRename) { FileError(.sync, path: entry.folder, code: $0) }
        if let expected, let actual = try Files.status(target), !actual.isLike(expected) {
            // Put in place between the last look and the rename: nobody knows whether it is whole.
            if (try? Files.renameExclusively(target, to: held.path)) != nil {
                try Files.removeTree(entry.folder)
                return .changed
            }
        }
        try Files.sync(entry.folder)
        try Files.sync(held.folder)
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
