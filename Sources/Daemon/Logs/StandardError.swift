// SPDX-License-Identifier: GPL-3.0-or-later
private import Glibc
private import Synchronization

/// Standard error as many threads write to it.
enum StandardError {
    private static let turn = Mutex(())

    /// Writes a line whole, or what of it can be written: a log that cannot be read must stop nothing.
    static func write(_ line: String) {
        var bytes = Array((line + "\n").utf8)[...]
        turn.withLock { _ in
            while !bytes.isEmpty {
                let count = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { return }
                bytes = bytes.dropFirst(count)
            }
        }
    }
}
