// SPDX-License-Identifier: GPL-3.0-or-later
private import Glibc

/// The exclusive right to run jobs in a workspace: an advisory lock on `state/daemon.lock`, held while this lives.
///
/// The kernel drops it with the process, however that ends, so no stale lock can block a restart.
package final class DaemonLock: Sendable {
    private let descriptor: Int32

    /// Who holds the lock, as the holder wrote it.
    package struct Holder: Sendable, Equatable {
        package var pid: Int32
        /// RFC 3339.
        package var since: String

        package init(pid: Int32, since: String) {
            self.pid = pid
            self.since = since
        }

        /// As in `process 4711 since 2026-11-20T09:15:00.000Z`.
        package var words: String { "process \(pid) since \(since)" }
        package var wordsFR: String { "processus \(pid) depuis \(since)" }
    }

    /// Why the lock was not taken.
    package enum Failure: Error, Sendable {
        case held(Holder?)
        case unavailable(String)
    }

    /// Takes the lock at once or throws `held` with the holder.
    package init(path: String, now: String) throws(Failure) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .unavailable(String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.readHolder(descriptor)
            close(descriptor)
            throw .held(holder)
        }
        self.descriptor = descriptor
        let text = "\(getpid()) \(now)\n"
        ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, text.utf8.count, 0) }
    }

    deinit { close(descriptor) }

    /// Who holds the lock at `path` now; `nil` when nobody does.
    package static func holder(path: String) -> Holder? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        return readHolder(descriptor) ?? Holder(pid: 0, since: "")
    }

    private static func readHolder(_ descriptor: Int32) -> Holder? {
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        let words = String(decoding: buffer[..<count], as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let pid = Int32(words[0]) else { return nil }
        return Holder(pid: pid, since: String(words[1]))
    }
}
