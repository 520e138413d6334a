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
    package var maximumResponseBytes = 64 << 20

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

    /// Whether the host is this machine: such requests never go through a proxy.
    var isLoopback: Bool {
        let host = (host ?? "").lowercased()
        return host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.") || host == "::1"
    }
}
