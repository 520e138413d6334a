// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Glibc
import JobModel
import JobStoreSQLite

/// The folder of a backup while it is filled, with the list of what is in it.
///
/// For its owner alone: the text of every CV lies in there. All calls block.
struct BackupBox: Sendable {
    let folder: FilePath
    private(set) var files: [BackupManifest.File] = []

    private static let fileMode: UInt32 = 0o600
    private static let folderMode: UInt32 = 0o700

    init(folder: FilePath) { self.folder = folder }

    func open() throws {
        try Files.makeDirectories(folder.parent)
        try Files.makeDirectory(folder, mode: Self.folderMode)
    }

    /// Copies a file, which may be gone; whether it was there.
    @discardableResult
    mutating func take(_ source: FilePath, as name: String) throws -> Bool {
        let target = folder / name
        do {
            try Files.makeDirectories(target.parent, mode: Self.folderMode)
            let copied = try Files.copy(Files.resolve(source), to: target, mode: Self.fileMode, sync: false)
            files.append(.init(path: name, bytes: copied.bytes, sha256: copied.sha256))
            return true
        } catch let error as FileError where error.isNotFound {
            return false
        }
    }

    /// Copies the regular files of a folder and of those in it; links to files are followed, all else is left out.
    mutating func takeTree(_ source: FilePath, as name: String) throws {
        for entry in try Files.list(source).sorted(by: { $0.text < $1.text }) {
            let (path, inside) = (source / entry, "\(name)/\(entry.text)")
            switch try Files.target(path)?.kind {
            // A linked folder may lead to anywhere, and round in circles.
            case .directory where try Files.status(path)?.kind == .directory: try takeTree(path, as: inside)
            case .file: try take(path, as: inside)
            default: break
            }
        }
    }

    /// Copies a database that may be in use; one that does not exist is left out.
    mutating func takeDatabase(_ source: String, as name: String) throws {
        guard try Files.status(FilePath(source)) != nil else { return }
        let target = folder / name
        try SQLiteCopy.make(of: source, at: target.text)
        try Files.setMode(target, Self.fileMode)
        let copied = try Files.hash(target)
        files.append(.init(path: name, bytes: copied.bytes, sha256: copied.sha256))
    }

    /// Copies a blob; `false` where it is missing or its bytes are not those of its name.
    mutating func takeBlob(_ source: FilePath, sha256: String) throws -> Bool {
        guard try take(source, as: "blobs/\(sha256.prefix(2))/\(sha256)") else { return false }
        guard let copied = files.last, copied.sha256 != sha256 else { return true }
        try Files.remove(folder / copied.path)
        files.removeLast()
        return false
    }

    /// Writes the manifest, brings everything to the disk and gives the folder its name.
    func close(_ manifest: BackupManifest, as target: FilePath) throws {
        for file in files { try Files.sync(folder / file.path) }
        for path in Set(files.map { (folder / $0.path).parent }) { try Files.sync(path) }
        let data = try CanonicalJSON.pretty(manifest)
        try Files.writeAtomically(data, to: folder / BackupManifest.name, mode: Self.fileMode)
        do {
            try Files.renameExclusively(folder, to: target)
        } catch let error as FileError where error.exists {
            throw BackupFailure.exists(target.text)
        }
        try Files.sync(target.parent)
    }
}
