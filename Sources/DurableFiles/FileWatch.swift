// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Glibc
import JobModel
import Synchronization

/// Tells of writes into one file by inotify(7); costs nothing while nobody writes.
///
/// An event is a reason to look, never a fact. The file is the one that has the name now: one that takes its place later is
/// not watched.
package final class FileWatch: Sendable {
    private let events = Events()
    // Dispatch sources may be used from any thread, but are not marked so.
    nonisolated(unsafe) private let source: any DispatchSourceRead

    /// Throws `FileError` where the file is not there or inotify is not to be had: EMFILE is
    /// fs.inotify.max_user_instances, ENOSPC fs.inotify.max_user_watches.
    package init(_ file: FilePath) throws {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        if descriptor < 0 { throw FileError(.open, path: FilePath("inotify")) }
        let watch = try file.withCString { inotify_add_watch(descriptor, $0, UInt32(IN_MODIFY)) }
        if watch < 0 {
            let failure = FileError(.open, path: file)
            close(descriptor)
            throw failure
        }
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: DispatchQueue(label: "file.watch"))
        source.setEventHandler { [events] in
            Self.drain(descriptor)
            events.note()
        }
        source.setCancelHandler { close(descriptor) }
        source.activate()
    }

    deinit { source.cancel() }

    /// Returns when the file was written to since the last call, after `limit`, or when the task is cancelled; whether it was
    /// written to.
    package func wait(atMost limit: Duration) async -> Bool {
        await events.bell.wait(atMost: limit)
        return events.take()
    }

    /// Whether there were any, and the bell for who waits for them.
    private final class Events: Sendable {
        let bell = WakeUp()
        private let areThere = Atomic(false)

        func note() {
            areThere.store(true, ordering: .releasing)
            bell.ring()
        }

        func take() -> Bool { areThere.exchange(false, ordering: .acquiringAndReleasing) }
    }

    /// Which events there are says nothing: all are one.
    private static func drain(_ descriptor: Int32) {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
            while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
        }
    }
}
