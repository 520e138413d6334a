// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Glibc
import Testing

/// A folder that this process may read and not change, whoever it is: by its mode, or mounted read-only for root, whom no
/// mode stops.
final class ReadOnlyFolder: Sendable {
    /// Where it can be changed all the same.
    let source: FilePath
    private let folder: FilePath
    /// Outlives the mount: a folder with one in it is not removed.
    private let fixture: IntakeFixture

    /// Whether root may mount here; a container often forbids it.
    static let isPossible: Bool = {
        if geteuid() != 0 { return true }
        let folder = FilePath(NSTemporaryDirectory()) / "greffier-probe-\(getpid())"
        defer { try? Files.remove(folder) }
        guard let mount = try? TemporaryMount(on: folder) else { return false }
        mount.end()
        return true
    }()

    /// Makes the inbox of `fixture` one.
    init(inboxOf fixture: IntakeFixture) throws {
        self.fixture = fixture
        folder = fixture.inbox
        guard geteuid() == 0 else {
            source = folder
            try Self.setMode(folder, 0o555)
            return
        }
        // Not beside the inboxes, where it would be a folder of no pipeline.
        source = FilePath(folder.parent.text + "-source")
        try Files.makeDirectories(source, mode: 0o755)
        // One folder bound to another place, which is then made read-only there alone.
        try #require(mount(source.text, folder.text, nil, UInt(MS_BIND), nil) == 0)
        try #require(mount(nil, folder.text, nil, UInt(MS_BIND | MS_REMOUNT | MS_RDONLY), nil) == 0)
    }

    deinit {
        if geteuid() == 0 { umount2(folder.text, Int32(MNT_DETACH)) } else { try? Self.setMode(folder, 0o755) }
    }

    /// Runs `body` while the source may be changed.
    func change(_ body: () throws -> Void) throws {
        if geteuid() != 0 { try Self.setMode(folder, 0o755) }
        try body()
        if geteuid() != 0 { try Self.setMode(folder, 0o555) }
    }

    /// Puts a whole file there, in one step.
    func write(_ text: String, to name: String) throws {
        try change {
            let path = source / name
            try Files.makeDirectories(path.parent, mode: 0o755)
            try Files.writeAtomically(Data(text.utf8), to: path, mode: 0o644)
        }
    }

    private static func setMode(_ folder: FilePath, _ mode: UInt32) throws {
        try Files.setMode(folder, mode)
        for name in try Files.list(folder) where try Files.status(folder / name)?.kind == .directory {
            try setMode(folder / name, mode)
        }
    }
}

/// A small disk in memory, mounted on a folder until it ends.
final class TemporaryMount: Sendable {
    let folder: FilePath

    /// Throws where this process may not mount.
    init(on folder: FilePath, kibibytes: Int = 1024) throws {
        self.folder = folder
        try Files.makeDirectories(folder, mode: 0o755)
        if mount("none", folder.text, "tmpfs", 0, "size=\(kibibytes)k,mode=0755") != 0 {
            throw FileError(.create, path: folder)
        }
    }

    deinit { end() }

    /// Unmounts; doing it twice is no harm.
    func end() { umount2(folder.text, Int32(MNT_DETACH)) }
}
