// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc

/// The receiving end of the service manager's notification protocol: how a test learns that the daemon is ready.
final class NotifySocket {
    let path: String
    private let descriptor: Int32

    init() {
        // Short: a socket's path holds 107 bytes at the most.
        path = "/tmp/gn-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// Whether READY=1 came within `seconds`.
    func waitForReady(seconds: Int32) -> Bool { wait(for: "READY=1", seconds: seconds) != nil }

    /// The next message that has this line in it, or begins one of its lines so; those before it are lost.
    func wait(for line: String, seconds: Int32 = 180) -> String? {
        let end = Date().addingTimeInterval(Double(seconds))
        while Date() < end {
            if let message = next(milliseconds: 1000),
                message.split(separator: "\n").contains(where: { $0.hasPrefix(line) })
            {
                return message
            }
        }
        return nil
    }

    /// Forgets all messages that have come.
    func drain() { while next(milliseconds: 0) != nil {} }

    private func next(milliseconds: Int32) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&poller, 1, milliseconds) > 0 else { return nil }
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
