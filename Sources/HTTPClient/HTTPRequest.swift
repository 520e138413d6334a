// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation

/// What is sent, how long it may take, and how much may come back.
///
/// Its description names method, host and path only: never headers, query, user or body.
package struct HTTPRequest: Sendable, CustomStringConvertible {
    package var method: String
    package var url: URL
    package var headers: HTTPHeaders
    package var body: Data?
    package var timeouts = HTTPTimeouts()
    /// The largest body taken back, in bytes; 64 MiB unless set.
    ///
    /// Of a body that came compressed the size once unpacked counts.
    package var maximumResponseBytes = 64 << 20
    /// Whether the answer may come compressed (gzip, deflate); it is unpacked here.
    ///
    /// `false` unless set: what packs a stream may hold its pieces back.
    package var acceptsCompression = false
    /// Which machines may be asked; all unless set.
    package var reach = Reach.everywhere

    /// Which machines a request may go to.
    package enum Reach: Sendable {
        case everywhere
        /// Addresses of the public internet alone, looked at when the connection is made: whatever a name is said to mean
        /// a moment before changes nothing.
        ///
        /// Behind a proxy the proxy finds the address: only hosts that are written as numbers, or are this machine, are
        /// refused there.
        case publicInternet
    }

    package init(_ method: String = "GET", _ url: URL, headers: HTTPHeaders = [:], body: Data? = nil) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    package var description: String { "\(method) \(url.withoutSecrets)" }
}

extension URL {
    /// Scheme, host, port and path: what may stand in a message.
    package var withoutSecrets: String {
        let authority = (host ?? "") + (port.map { ":\($0)" } ?? "")
        return "\(scheme ?? "")://\(authority)\(path)"
    }

    /// Scheme, host and port: whom a message is about.
    package var server: String { "\(scheme ?? "")://" + (host ?? "") + (port.map { ":\($0)" } ?? "") }

    /// Whether the host is this machine: such requests never go through a proxy.
    var isLoopback: Bool {
        let host = (host ?? "").lowercased()
        return host == "localhost" || host.hasSuffix(".localhost") || Self.isLoopback(host)
    }

    /// Whether it is an address of this machine, in any of the ways in which addresses are written: `127.1`, `0::1`.
    private static func isLoopback(_ address: String) -> Bool {
        var short = in_addr()
        if inet_aton(address, &short) != 0 { return UInt32(bigEndian: short.s_addr) >> 24 == 127 }
        var long = in6_addr()
        guard inet_pton(AF_INET6, address, &long) == 1 else { return false }
        return withUnsafeBytes(of: &long) { bytes in
            let isMapped = bytes.starts(with: Array(repeating: 0, count: 10) + [0xFF, 0xFF, 127])
            return isMapped || bytes.elementsEqual(Array(repeating: 0, count: 15) + [1])
        }
    }
}
