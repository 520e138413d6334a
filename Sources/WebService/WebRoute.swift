// SPDX-License-Identifier: GPL-3.0-or-later

/// One address of the server and what becomes of requests to it.
package struct WebRoute: Sendable {
    /// Who may ask.
    package enum Access: Sendable {
        /// Everybody who reaches the server under an allowed name.
        case open
        /// Who has the token, or the cookie of a page that was opened by a link.
        case token
    }

    package let method: WebMethod
    /// Segments, those in braces stand for any one: `/api/v1/runs/{id}`.
    package let pattern: String
    package let access: Access
    package let handle: @Sendable (WebRequest) async throws -> WebResponse

    package init(
        _ method: WebMethod,
        _ pattern: String,
        _ access: Access = .token,
        _ handle: @escaping @Sendable (WebRequest) async throws -> WebResponse
    ) {
        self.method = method
        self.pattern = pattern
        self.access = access
        self.handle = handle
    }

    /// What stands in the braces; `nil` where the path is another.
    func parameters(of segments: [String]) -> [String: String]? {
        let parts = pattern.split(separator: "/")
        guard parts.count == segments.count else { return nil }
        var found: [String: String] = [:]
        for (part, segment) in zip(parts, segments) {
            if part.first == "{", part.last == "}" {
                found[String(part.dropFirst().dropLast())] = segment
            } else if part != segment {
                return nil
            }
        }
        return found
    }
}
