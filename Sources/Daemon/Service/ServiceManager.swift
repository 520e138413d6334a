// SPDX-License-Identifier: GPL-3.0-or-later
private import Glibc

/// Tells systemd how this service is, by the sd_notify protocol (https://www.freedesktop.org/software/systemd/man/sd_notify.html).
///
/// Everything is a no-op where `NOTIFY_SOCKET` is not set.
package struct ServiceManager: Sendable {
    private let socketPath: String?
    /// How often systemd wants a sign of life, in seconds; `nil` when it does not.
    package let watchdogInterval: Double?

    package init(environment: [String: String]) {
        socketPath = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        let isForUs = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
        watchdogInterval = isForUs ? environment["WATCHDOG_USEC"].flatMap(Double.init).map { $0 / 1_000_000 } : nil
    }

    /// Whether there is a service manager that listens.
    package var isListening: Bool { socketPath != nil }

    /// Work can begin, or goes on by new settings.
    package func ready(status: String) { send("READY=1\nSTATUS=\(status)") }
    /// New settings are being read; `ready` says when they are in force.
    package func reloading() {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        send("RELOADING=1\nMONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1000)")
    }
    /// What `systemctl status` shows.
    package func status(_ text: String) { send("STATUS=\(text)") }
    /// A sign of life.
    package func watchdog() { send("WATCHDOG=1") }
    /// The end has begun.
    package func stopping() { send("STOPPING=1") }

    private func send(_ message: String) {
        guard let socketPath else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array(socketPath.utf8)
        let isTooLong = withUnsafeMutableBytes(of: &address.sun_path) { field -> Bool in
            guard path.count < field.count else { return true }
            field.copyBytes(from: path)
            // An abstract name is written with '@' and starts with a zero byte.
            if path.first == UInt8(ascii: "@") { field[0] = 0 }
            return false
        }
        guard !isTooLong else { return }
        let length = socklen_t((MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2) + path.count)
        let bytes = Array(message.utf8)
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), address, length)
            }
        }
    }
}
