// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import HTTPTypes
package import JobModel

/// A request that was let in.
package struct WebRequest: Sendable {
    /// Our own word for it, which the answer brings as `X-Request-Id`.
    package let id: String
    package let method: WebMethod
    /// As sent, without the query.
    package let path: String
    /// What stands in the braces of the route's pattern, decoded.
    package let parameters: [String: String]
    /// Decoded; of a name that is given twice, the last.
    package let query: [String: String]
    /// The language of `Accept-Language`, else that of the workspace.
    package let language: ReportLanguage
    let fields: HTTPFields
    let reader: WebContentReader

    /// The lines of this name, joined by commas; `nil` where there is none.
    package func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { fields[$0] } }

    /// The type of the content, in lower case and without parameters; `nil` where none is named.
    package var mediaType: String? {
        header("Content-Type")?.split(separator: ";").first.map { $0.trimmed.lowercased() }
    }

    /// The whole content, `limit` bytes at the most.
    ///
    /// Can be asked once. Throws `http.too_large`, `http.slow`, `http.busy`, and `http.request` where the client sent
    /// less than it said.
    package func content(upTo limit: Int) async throws -> Data { try await reader.read(upTo: limit) }
}

extension StringProtocol {
    /// Without blanks at both ends.
    var trimmed: String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
