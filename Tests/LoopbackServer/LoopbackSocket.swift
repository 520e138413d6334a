// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// TCP sockets of the loopback interface.
package enum LoopbackSocket {
    /// A socket at `port`, or at a free one; it listens where `backlog` says for how many may wait.
    ///
    /// Throws `POSIXError`.
    package static func bind(_ port: UInt16 = 0, backlog: Int32? = nil) throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var reuse: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var address = address(port)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                Foundation.bind(descriptor, pointer, length) == 0
                    && (backlog.map { listen(descriptor, $0) == 0 } ?? true)
                    && getsockname(descriptor, pointer, &length) == 0
            }
        }
        guard isBound else { throw failure(closing: descriptor) }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// A connection to `port`; one that does not block may still be under way.
    ///
    /// Throws `POSIXError`.
    package static func connect(_ port: UInt16, isBlocking: Bool = true) throws -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, isBlocking ? kind : kind | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = address(port)
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected || !isBlocking && errno == EINPROGRESS else { throw failure(closing: descriptor) }
        return descriptor
    }

    private static func address(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func failure(closing descriptor: Int32) -> POSIXError {
        let error = POSIXError(POSIXErrorCode(rawValue: errno) ?? .EINVAL)
        close(descriptor)
        return error
    }
}
