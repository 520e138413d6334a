// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import DurableFiles
import Glibc
import Synchronization

/// Events of folders by inotify(7), read on a queue of its own.
///
/// An event is a reason to look, never a fact: queues overflow, folders are moved in whole, and some file systems send
/// none. What it tells of single files (closed after writing, moved in) only shortens the wait.
final class FolderWatcher: Sendable {
    /// What happened since the last `take()`.
    struct News: Sendable {
        var hints: [FilePath: SettleTable.Hint] = [:]
        var hasOverflowed = false
    }

    fileprivate struct State {
        var folders: [Int32: FilePath] = [:]
        var news = News()
    }

    private static let maximumHints = 100_000
    private static let events =
        IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF

    private let descriptor: Int32
    private let mask: UInt32
    private let state = Mutex(State())
    // Dispatch sources may be used from any thread, but are not marked so.
    nonisolated(unsafe) private let source: any DispatchSourceRead

    /// Calls `onEvent` from a thread of its own whenever there is news.
    ///
    /// Throws `FileError` where inotify is not to be had.
    ///
    /// `modifications` also tells of every write.
    init(modifications: Bool = false, onEvent: @escaping @Sendable () -> Void) throws {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        if descriptor < 0 { throw FileError(.open, path: FilePath("inotify")) }
        self.descriptor = descriptor
        mask = UInt32(Self.events | (modifications ? IN_MODIFY : 0)) | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)
        let queue = DispatchQueue(label: "intake.watch")
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { [weak self] in
            self?.drain()
            onEvent()
        }
        source.setCancelHandler { close(descriptor) }
        source.activate()
    }

    deinit { source.cancel() }

    /// Watches a folder, if it is not watched yet.
    ///
    /// Returns whether it is; `false` where the system's limit is reached.
    func watch(_ folder: FilePath) -> Bool {
        let watch = try? folder.withCString { inotify_add_watch(descriptor, $0, mask) }
        guard let watch, watch >= 0 else { return false }
        state.withLock { $0.folders[watch] = folder }
        return true
    }

    /// The news since the last call.
    func take() -> News {
        state.withLock { state in
            defer { state.news = News() }
            return state.news
        }
    }

    private func drain() {
        let size = 1 << 16
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
        defer { buffer.deallocate() }
        while true {
            let count = read(descriptor, buffer.baseAddress, size)
            if count <= 0 { return }
            note(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// Each event is wd, mask, cookie and len of four bytes each, then len bytes of name, padded with zeros.
    private func note(_ bytes: UnsafeRawBufferPointer) {
        var offset = 0
        while offset + 16 <= bytes.count {
            let watch = bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
            let mask = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
            let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
            let name = bytes[(offset + 16)..<(offset + 16 + length)].prefix { $0 != 0 }
            offset += 16 + length
            state.withLock { $0.note(watch: watch, mask: mask, name: FilePath(bytes: name), limit: Self.maximumHints) }
        }
    }
}

extension FolderWatcher.State {
    mutating func note(watch: Int32, mask: UInt32, name: FilePath, limit: Int) {
        if mask & UInt32(IN_Q_OVERFLOW) != 0 { news.hasOverflowed = true }
        if mask & UInt32(IN_IGNORED) != 0 { folders[watch] = nil }
        guard !name.bytes.isEmpty, let folder = folders[watch], news.hints.count < limit else { return }
        let path = folder / name
        if mask & UInt32(IN_MOVED_TO) != 0 {
            news.hints[path] = .moved
        } else if mask & UInt32(IN_CLOSE_WRITE) != 0 {
            news.hints[path] = .closed
        }
    }
}
