// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// Ports of the loopback interface at which nobody listens.
///
/// A port that was merely free a moment ago may be another test's by the time it is asked: with many tests at once that
/// happens. These are bound until the process ends, and refuse connections; a `LoopbackServer` of this process may begin to
/// listen there, and so may a program that asks for `SO_REUSEADDR` or `SO_REUSEPORT`.
package enum UnusedPort {
    /// Throws `POSIXError`.
    package static func take() throws -> UInt16 {
        let holder = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var reuse: Int32 = 1
        setsockopt(holder, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(holder, pointer, length) == 0 && getsockname(holder, pointer, &length) == 0
            }
        }
        // llama.cpp's server asks for this one; set before, two of these might be given one port.
        setsockopt(holder, SOL_SOCKET, SO_REUSEPORT, &reuse, socklen_t(MemoryLayout<Int32>.size))
        guard isBound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EINVAL) }
        return UInt16(bigEndian: address.sin_port)
    }

    /// The address of a server that is not there.
    package static func url() throws -> URL {
        guard let url = URL(string: "http://127.0.0.1:\(try take())") else { preconditionFailure("a bad address") }
        return url
    }
}
