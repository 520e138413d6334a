// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Glibc

/// What inotify(7) told, as the intake reads it: a value, fed with the bytes that the kernel wrote.
struct FolderNews: Sendable {
    /// What an event said last about a file.
    private(set) var hints: [FilePath: SettleTable.Hint] = [:]
    /// Folders in which something happened, or that are no longer what they were.
    private(set) var changed: Set<FilePath> = []
    /// Names that were put there to see whether events come.
    private(set) var canaries: Set<FilePath> = []
    /// Events were lost: anything may have happened.
    private(set) var hasOverflowed = false

    /// The folder of each watch.
    var folders: [Int32: FilePath] = [:]
    private let purpose: FolderWatcher.Purpose

    /// More hints than this are dropped: they only shorten a wait.
    private static let maximumHints = 100_000

    init(for purpose: FolderWatcher.Purpose = .inboxes) { self.purpose = purpose }

    var isEmpty: Bool { changed.isEmpty && canaries.isEmpty && !hasOverflowed }

    /// Hands the news out and starts anew; the watches stay.
    mutating func take() -> FolderNews {
        defer {
            hints = [:]
            changed = []
            canaries = []
            hasOverflowed = false
        }
        return self
    }

    /// Whether anything happened in `folder` or below it.
    func tells(of folder: FilePath) -> Bool {
        hasOverflowed || changed.contains { $0 == folder || $0.components(below: folder) != nil }
    }

    /// Takes note of events as read(2) gives them; returns the watches of folders that were moved elsewhere.
    ///
    /// Each event is wd, mask, cookie and len of four bytes each, then len bytes of name, padded with zeros.
    mutating func note(_ bytes: UnsafeRawBufferPointer) -> [Int32] {
        var moved: [Int32] = []
        var offset = 0
        while offset + 16 <= bytes.count {
            let watch = bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
            let mask = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
            let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
            let end = min(offset + 16 + length, bytes.count)
            let name = FilePath(bytes: bytes[(offset + 16)..<end].prefix { $0 != 0 })
            offset = end
            if mask.has(IN_MOVE_SELF) { moved.append(watch) }
            note(watch: watch, mask: mask, name: name)
        }
        return moved
    }

    private mutating func note(watch: Int32, mask: UInt32, name: FilePath) {
        if mask.has(IN_Q_OVERFLOW) { hasOverflowed = true }
        guard let folder = folders[watch] else { return }
        if mask.has(IN_IGNORED) { folders[watch] = nil }
        if name.bytes.isEmpty {
            changed.insert(folder)
            return
        }
        let path = folder / name
        if purpose == .inboxes, Canary.isName(name) {
            if mask.has(IN_MOVED_TO) { canaries.insert(path) }
            return
        }
        if purpose == .inboxes, LeftAlone.contains(name) { return }
        changed.insert(folder)
        guard hints.count < Self.maximumHints else { return }
        if mask.has(IN_MOVED_TO) {
            hints[path] = .moved
        } else if mask.has(IN_CLOSE_WRITE) {
            hints[path] = .closed
        }
    }
}

extension UInt32 {
    fileprivate func has(_ bit: Int32) -> Bool { self & UInt32(bitPattern: bit) != 0 }
}
