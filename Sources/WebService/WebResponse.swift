// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JSONValues
import JobModel

/// An answer to a request.
package struct WebResponse: Sendable {
    package var status: Int
    /// Later ones take the place of earlier ones, and of what the server sends by itself.
    package var headers: [(name: String, value: String)]
    package var content: Content

    package enum Content: Sendable {
        case data(Data)
        /// Written as it comes; the connection ends with an error where the closure throws.
        case stream(@Sendable (WebStream) async throws -> Void)
    }

    package init(_ status: Int, _ mediaType: String, _ data: Data) {
        self.status = status
        headers = [("Content-Type", mediaType)]
        content = .data(data)
    }

    package init(_ status: Int, _ mediaType: String, _ text: String) {
        self.init(status, mediaType, Data(text.utf8))
    }

    /// A page that loads nothing, and brings its own style.
    package init(page: String, status: Int = 200) {
        self.init(status, "text/html; charset=utf-8", page)
        let policy =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        headers.append(("Content-Security-Policy", policy))
    }

    package init(_ status: Int, _ json: JSONValue) {
        self.init(status, "application/json", json.text + "\n")
    }

    /// The same with status 200.
    package init(_ json: JSONValue) { self.init(200, json) }

    /// What `value` encodes to.
    ///
    /// Throws where it cannot be encoded.
    package init(_ status: Int = 200, encoding value: some Encodable) throws {
        self.init(status, "application/json", try CanonicalJSON.pretty(value))
    }

    /// An answer in events, which a browser's `EventSource` reads.
    package init(events: @escaping @Sendable (WebStream) async throws -> Void) {
        status = 200
        // Proxies keep nothing back.
        headers = [("Content-Type", "text/event-stream"), ("X-Accel-Buffering", "no")]
        content = .stream(events)
    }
}
