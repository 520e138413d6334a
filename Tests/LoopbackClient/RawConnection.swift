// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A connection to a server of this machine on which a test says every byte itself.
package final class RawConnection {
    private let descriptor: Int32

    package init(port: Int) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        precondition(result == 0, "no connection: \(errno)")
    }

    deinit { close(descriptor) }

    /// Whether all of it could be sent.
    @discardableResult
    package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Whether all of it could be sent.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }

    /// That nothing more will be sent.
    package func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// What comes until the server closes.
    package func rest() -> String { String(decoding: restBytes(), as: UTF8.self) }

    /// What comes until the server closes.
    package func restBytes() -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = piece() { bytes += piece }
        return bytes
    }

    /// What comes until `end` is among it, or the server closes.
    package func read(until end: String) -> String {
        var text: [UInt8] = []
        while !String(decoding: text, as: UTF8.self).contains(end), let piece = piece() { text += piece }
        return String(decoding: text, as: UTF8.self)
    }

    private func piece() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }
}
