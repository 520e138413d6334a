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
        guard let (target, isOfPeople) = target(of: file.path) else { return nil }
        var keptAside: String?
        // The logs of a database that stood there belong to that one, also where its main file is the same.
        for suffix in ["-wal", "-shm"] where file.path.hasSuffix(".sqlite") {
            try Files.remove(FilePath(target.text + suffix))
        }
        if try Files.status(target) != nil {
            if let found = try? Files.hash(target), found.sha256 == file.sha256 { return nil }
            if isOfPeople {
                let name = FilePath(target.text + Self.aside)
                try Files.rename(target, to: name)
                keptAside = name.text
            } else {
                try Files.remove(target)
            }
        }
        try Files.makeDirectories(target.parent, mode: isOfPeople ? 0o750 : 0o700)
        let temporary = target.parent / ".restore-\(UInt64.random(in: .min ... .max))"
        _ = try Files.copy(backup / file.path, to: temporary, mode: isOfPeople ? 0o640 : 0o600, sync: true)
        try Files.rename(temporary, to: target)
        try Files.sync(target.parent)
        return keptAside
    }

    /// Where a file of the backup goes, and whether people write it; `nil` for a file of no meaning here.
    private func target(of path: String) -> (FilePath, isOfPeople: Bool)? {
        func rest(_ folder: String) -> String? {
            path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count)) : nil
        }
        switch path {
        case Workspace.fileName: return (FilePath(workspace.root) / path, true)
        case "jobs.sqlite": return (FilePath(workspace.jobsDatabase), false)
        case "library.sqlite": return (FilePath(workspace.libraryDatabase), false)
        case "submissions.sqlite": return (FilePath(workspace.submissionsDatabase), false)
        default:
            if let inside = rest("pipelines") { return (FilePath(workspace.pipelines + inside), true) }
            if let inside = rest("blobs") { return (FilePath(workspace.blobs + inside), false) }
            if let inside = rest("spool") { return (FilePath(workspace.spool + inside), false) }
            return nil
        }
    }
}
