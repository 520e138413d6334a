// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Testing

@testable import Daemon

@Suite("Where the files of a backup go")
struct RestoreWriterTests {
    @Test("the log of a database that stood there goes also where the database is the backup's already")
    func logs() throws {
        let root = FilePath("/tmp/greffier-restore-" + UUID().uuidString)
        defer { try? Files.removeTree(root) }
        let workspace = try Workspace(root: (root / "w").text, settings: Settings.load("", file: "x", environment: [:]))
        let backup = root / "b"
        try Files.makeDirectories(backup)
        try Files.write(Data("pages".utf8), to: backup / "library.sqlite", mode: 0o600, sync: false)
        let library = FilePath(workspace.libraryDatabase)
        try Files.makeDirectories(library.parent)
        let hash = try Files.copy(backup / "library.sqlite", to: library, mode: 0o600, sync: false)
        let suffixes = ["-wal", "-shm"]
        for suffix in suffixes {
            try Files.write(Data("later".utf8), to: FilePath(library.text + suffix), mode: 0o600, sync: false)
        }
        let file = BackupManifest.File(path: "library.sqlite", bytes: hash.bytes, sha256: hash.sha256)
        #expect(try RestoreWriter(backup: backup, workspace: workspace, settings: "").place([file]).isEmpty)
        #expect(try Files.hash(library).sha256 == hash.sha256)
        for suffix in suffixes { #expect(try Files.status(FilePath(library.text + suffix)) == nil) }
    }
}
