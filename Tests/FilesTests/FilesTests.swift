// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Testing

struct FilesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("an atomic write replaces the whole content, sets the mode and leaves nothing else behind")
    func atomicWrite() throws {
        let path = folder.path / "run.json"
        try Files.writeAtomically(Data("one".utf8), to: path)
        try Files.writeAtomically(Data("two".utf8), to: path, mode: 0o600)
        #expect(try Files.read(path) == Data("two".utf8))
        #expect(try Files.status(path)?.mode == 0o600)
        #expect(try Files.list(folder.path) == [FilePath("run.json")])
    }

    @Test("a copy has the same bytes, the digest of them, and the mode asked for")
    func copy() throws {
        let data = Data((0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 17) })
        let source = folder.path / "source.bin"
        try Files.writeAtomically(data, to: source)
        let copied = try Files.copy(source, to: folder.path / "copy.bin", mode: 0o640, sync: true)
        #expect(copied == Files.Copied(sha256: SHA256.hex(data), bytes: data.count))
        #expect(try Files.read(folder.path / "copy.bin") == data)
        #expect(try Files.status(folder.path / "copy.bin")?.mode == 0o640)
        #expect { try Files.copy(source, to: folder.path / "copy.bin", mode: 0o640, sync: false) } throws: {
            ($0 as? FileError)?.exists == true
        }
    }

    @Test("renaming without replacing refuses a name that is taken, and an exchange swaps two")
    func renames() throws {
        let one = try folder.write("1", to: "one")
        let two = try folder.write("2", to: "two")
        #expect { try Files.renameExclusively(one, to: two) } throws: { ($0 as? FileError)?.exists == true }
        try Files.exchange(one, with: two)
        #expect(try Files.read(one) == Data("2".utf8))
        try Files.renameExclusively(one, to: folder.path / "three")
        #expect(try Files.status(one) == nil)
    }

    @Test("a tree is removed without following its links")
    func removeTree() throws {
        let kept = try folder.write("kept", to: "outside/kept.txt")
        try folder.write("gone", to: "tree/deep/gone.txt")
        try FileManager.default.createSymbolicLink(
            atPath: (folder.path / "tree/link").text,
            withDestinationPath: (folder.path / "outside").text
        )
        try Files.removeTree(folder.path / "tree")
        #expect(try Files.status(folder.path / "tree") == nil)
        #expect(try Files.status(kept) != nil)
        try Files.removeTree(folder.path / "tree")
    }

    @Test("a name that is no UTF-8 is listed, read and shown")
    func rawNames() throws {
        let name = FilePath(bytes: [0x63, 0x76, 0xE9, 0x2E, 0x74, 0x78, 0x74])
        try Files.writeAtomically(Data("x".utf8), to: folder.path / name)
        #expect(try Files.list(folder.path) == [name])
        #expect(try Files.read(folder.path / name) == Data("x".utf8))
        #expect(name.text == "cv\u{FFFD}.txt")
    }

    @Test("a path with a zero byte reaches no system call")
    func zeroByte() {
        #expect(throws: FileError.self) { try Files.status(FilePath("a\0b")) }
    }

    @Test("a new directory keeps an inherited set-group-id bit")
    func setGroupID() throws {
        try Files.setMode(folder.path, 0o2755)
        try Files.makeDirectories(folder.path / "a/b", mode: 0o750)
        #expect(try Files.status(folder.path / "a/b")?.mode == 0o2750)
    }

    @Test("the disk of the tests keeps locks and has space")
    func fileSystems() throws {
        #expect(try FileSystemKind(holding: folder.path).hasTrustedLocks)
        #expect(try Files.freeBytes(folder.path) > 0)
    }

    @Test("the report of an error tells a full disk from the rest and names no file")
    func reports() {
        let path = FilePath("/outbox/cv/jean-dupont.pdf")
        #expect(FileError(.write, path: path, code: ENOSPC).report.code == .storeFull)
        let other = FileError(.open, path: path, code: EACCES).report
        #expect(other.code == .storeUnavailable)
        #expect(!other.detail.contains("jean"))
    }

    @Test("components below a folder")
    func components() {
        let path = FilePath("/inbox/cv/2026/paris/jean.pdf")
        #expect(path.components(below: FilePath("/inbox/cv"))?.map(\.text) == ["2026", "paris", "jean.pdf"])
        #expect(path.components(below: FilePath("/inbox/c")) == nil)
        #expect(path.parent.name.text == "paris")
        #expect(FilePath("/a").parent.text == "/")
    }

    @Test("work on the queues keeps its errors and its values")
    func queues() async throws {
        let queues = FileQueues(label: "test", width: 2)
        #expect(try await queues.run { 42 } == 42)
        await #expect(throws: FileError.self) {
            try await queues.run { try Files.sync(FilePath("/nowhere/at/all")) }
        }
    }
}
