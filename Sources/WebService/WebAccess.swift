// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPTypes
import JobModel

/// Who may ask for what.
package struct WebAccess: Sendable {
    /// Any of them lets in.
    package var tokens: [String]
    /// Names and addresses under which the server may be asked, beside those of this machine: lower case, without port.
    package var hosts: Set<String>
    package let links: WebLinks

    /// The cookie that a link sets.
    static let cookie = "greffier"

    package init(tokens: [String], hosts: some Sequence<String> = [], links: WebLinks = WebLinks()) {
        self.tokens = tokens
        self.hosts = Set(hosts.map { $0.lowercased() })
        self.links = links
    }

    /// Throws `http.host`, `http.origin` or `http.token`.
    func check(_ request: HTTPRequest, _ route: WebRoute) throws {
        try checkHost(request)
        let origin = request.headerFields[.origin]
        if let origin, route.method.isWriting, !Self.isOwn(origin, request.authority ?? "") {
            throw GreffierError(.webOrigin)
        }
        guard route.access == .token else { return }
        if hasToken(request) { return }
        guard hasCookie(request) else { throw GreffierError(.webToken) }
        // A browser names the origin of whatever writes.
        if route.method.isWriting, origin == nil { throw GreffierError(.webOrigin) }
    }

    /// That the request means this server, and no other name that somebody made lead here.
    func checkHost(_ request: HTTPRequest) throws {
        guard let host = Self.host(of: request.authority ?? ""), Self.own.contains(host) || hosts.contains(host) else {
            throw GreffierError(.webHost)
        }
    }

    private static let own: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    /// The name without its port, in lower case.
    private static func host(of authority: String) -> String? {
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            return authority[...end].lowercased()
        }
        let name = authority.prefix { $0 != ":" }
        return name.isEmpty ? nil : name.lowercased()
    }

    /// Whether the page that sends the request came from the same name and port.
    private static func isOwn(_ origin: String, _ authority: String) -> Bool {
        let origin = origin.lowercased()
        return ["http://", "https://"].contains { origin == $0 + authority.lowercased() }
    }

    private func hasToken(_ request: HTTPRequest) -> Bool {
        guard let field = request.headerFields[.authorization] else { return false }
        let parts = field.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        let given = parts[1].trimmed
        // All are looked at, so that the time does not tell which one is near.
        return tokens.reduce(false) { $1.isEmpty ? $0 : WebToken.isEqual($1, given) || $0 }
    }

    private func hasCookie(_ request: HTTPRequest) -> Bool {
        let pairs = (request.headerFields[.cookie] ?? "").split(separator: ";")
        return pairs.contains { pair in
            let sides = pair.split(separator: "=", maxSplits: 1)
            return sides.count == 2 && sides[0].trimmed == Self.cookie && links.knows(session: sides[1].trimmed)
        }
    }
}
