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
    /// What the events are for.
    enum Purpose: Sendable {
        /// Files that come: names that are left alone and names that go away are no news.
        case inboxes
        /// A database in the folder: every write to it is news.
        case database
    }

    /// What became of the wish to watch a folder.
    enum Outcome: Sendable, Equatable {
        case watched
        /// The user may watch no more folders: fs.inotify.max_user_watches.
        case limitReached
        /// The folder is not there, or may not be read.
        case refused
    }

    private static let come = IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
    private static let all = come | IN_MODIFY | IN_MOVED_FROM | IN_DELETE

    private let descriptor: Int32
    private let mask: UInt32
    private let news: Mutex<FolderNews>
    // Dispatch sources may be used from any thread, but are not marked so.
    nonisolated(unsafe) private let source: any DispatchSourceRead

    /// Calls `onNews` from a thread of its own whenever there is news.
    ///
    /// Throws `FileError` where inotify is not to be had: EMFILE is fs.inotify.max_user_instances.
    init(for purpose: Purpose = .inboxes, onNews: @escaping @Sendable () -> Void) throws {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        if descriptor < 0 { throw FileError(.open, path: FilePath("inotify")) }
        self.descriptor = descriptor
        let events = purpose == .inboxes ? Self.come : Self.all
        mask = UInt32(events) | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)
        news = Mutex(FolderNews(for: purpose))
        let queue = DispatchQueue(label: "intake.watch")
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { [weak self] in
            if self?.drain() == true { onNews() }
        }
        source.setCancelHandler { close(descriptor) }
        source.activate()
    }

    deinit { source.cancel() }

    /// Watches a folder, if it is not watched yet.
    func watch(_ folder: FilePath) -> Outcome {
        guard let watch = try? folder.withCString({ inotify_add_watch(descriptor, $0, mask) }) else { return .refused }
        if watch < 0 { return errno == ENOSPC ? .limitReached : .refused }
        news.withLock { $0.folders[watch] = folder }
        return .watched
    }

    /// The news since the last call.
    func take() -> FolderNews {
        news.withLock { $0.take() }
    }

    /// Reads all events there are; returns whether any of them is news.
    private func drain() -> Bool {
        let size = 1 << 16
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
        defer { buffer.deallocate() }
        while true {
            let count = read(descriptor, buffer.baseAddress, size)
            if count <= 0 { return news.withLock { !$0.isEmpty } }
            let gone = news.withLock { $0.note(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
            // A folder that was moved keeps its watch, under a path that is no longer its own.
            for watch in gone { inotify_rm_watch(descriptor, watch) }
        }
    }
}
