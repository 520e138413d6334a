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
        let (holder, port) = try LoopbackSocket.bind()
        // llama.cpp's server asks for this one; set before, two of these might be given one port.
        var reuse: Int32 = 1
        setsockopt(holder, SOL_SOCKET, SO_REUSEPORT, &reuse, socklen_t(MemoryLayout<Int32>.size))
        return port
    }

    /// The address of a server that is not there.
    package static func url() throws -> URL {
        guard let url = URL(string: "http://127.0.0.1:\(try take())") else { preconditionFailure("a bad address") }
        return url
    }
}
