// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the server listens.
package struct WebAddress: Sendable, Equatable, CustomStringConvertible {
    package var host: String
    package var port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// `127.0.0.1:9108`, `[::1]:9108`, or a port alone, which is of this machine; `nil` for anything else.
    package init?(_ text: String) {
        if let port = Self.port(text[...]) {
            self.init(host: "127.0.0.1", port: port)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = Self.port(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = String(text[..<colon])
        if host.first == "[", host.last == "]" {
            host = String(host.dropFirst().dropLast())
            guard host.contains(":") else { return nil }
        } else if host.contains(":") || host.contains("/") || host.contains(" ") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.init(host: host, port: port)
    }

    private static func port(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int(text).flatMap { (0...65535).contains($0) ? $0 : nil }
    }

    /// As it stands in an address: IPv6 in brackets.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// How requests name the host: IPv6 in brackets.
    package var name: String { host.contains(":") ? "[\(host)]" : host }

    /// Whether nobody on another machine reaches it.
    package var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
