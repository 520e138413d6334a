// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel

/// Puts the files of a backup where a workspace has them.
///
/// All calls block.
struct RestoreWriter: Sendable {
    let backup: FilePath
    let workspace: Workspace
    /// What the workspace's settings are to say.
    let settings: String

    /// Who reads and writes a file that was placed.
    private enum Kind {
        /// Settings and pipelines, which people write and the service reads.
        case ofPeople
        /// The submissions, into which programs of the group write.
        case door
        /// What the service alone may look at.
        case ofService

        var folderMode: UInt32 { self == .ofPeople ? 0o750 : self == .door ? 0o770 : 0o700 }
        var fileMode: UInt32 { self == .ofPeople ? 0o640 : self == .door ? 0o660 : 0o600 }
    }

    private static let aside = ".before-restore"

    /// Places all files, the job table last; gives those of the workspace that differed, as they are called now.
    func place(_ files: [BackupManifest.File]) throws -> [String] {
        try Files.makeDirectories(FilePath(workspace.root))
        var keptAside: [String] = []
        for file in files where file.path != "jobs.sqlite" {
            if let name = try place(file) { keptAside.append(name) }
        }
        for folder in [workspace.inbox, workspace.outbox, workspace.submissions] {
            try Files.makeDirectories(FilePath(folder))
        }
        for file in files where file.path == "jobs.sqlite" { _ = try place(file) }
        return keptAside
    }

    /// The new name of what stood there and differed.
    private func place(_ file: BackupManifest.File) throws -> String? {
        guard let (target, kind) = target(of: file.path) else { return nil }
        // The logs of a database that stood there belong to that one, also where its main file is the same.
        for suffix in ["-wal", "-shm"] where file.path.hasSuffix(".sqlite") {
            try Files.remove(FilePath(target.text + suffix))
        }
        try Files.makeDirectories(target.parent, mode: kind.folderMode)
        let temporary = target.parent / ".restore-\(UInt64.random(in: .min ... .max))"
        let wanted = try write(file, to: temporary, mode: kind.fileMode)
        let found = try Files.status(target) == nil ? nil : try? Files.hash(target).sha256
        if found == wanted {
            try Files.remove(temporary)
            return nil
        }
        let keptAside = try kind == .ofPeople ? keepAside(target) : nil
        try Files.rename(temporary, to: target)
        try Files.sync(target.parent)
        return keptAside
    }

    /// Writes the file as it is to be here; gives its hash.
    private func write(_ file: BackupManifest.File, to path: FilePath, mode: UInt32) throws -> String {
        guard file.path == Workspace.fileName else {
            return try Files.copy(backup / file.path, to: path, mode: mode, sync: true).sha256
        }
        try Files.write(Data(settings.utf8), to: path, mode: mode, sync: true)
        return try Files.hash(path).sha256
    }

    /// The new name of what people wrote there; `nil` where there is nothing.
    private func keepAside(_ target: FilePath) throws -> String? {
        guard try Files.status(target) != nil else { return nil }
        let name = FilePath(target.text + Self.aside)
        try Files.rename(target, to: name)
        return name.text
    }

    /// Where a file of the backup goes, and whose it is; `nil` for a file of no meaning here.
    private func target(of path: String) -> (FilePath, Kind)? {
        func rest(_ folder: String) -> String? {
            path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count)) : nil
        }
        switch path {
        case Workspace.fileName: return (FilePath(workspace.root) / path, .ofPeople)
        case "jobs.sqlite": return (FilePath(workspace.jobsDatabase), .ofService)
        case "library.sqlite": return (FilePath(workspace.libraryDatabase), .ofService)
        case "submissions.sqlite": return (FilePath(workspace.submissionsDatabase), .door)
        default:
            if let inside = rest("pipelines") { return (FilePath(workspace.pipelines + inside), .ofPeople) }
            if let inside = rest("blobs") { return (FilePath(workspace.blobs + inside), .ofService) }
            if let inside = rest("spool") { return (FilePath(workspace.spool + inside), .ofService) }
            return nil
        }
    }
}
