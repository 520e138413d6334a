// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JSONSchemas

/// What an answer depends on: equal keys, equal answers.
///
/// The form in which a server was asked for JSON is not among it, since an answer is only kept once it was found to obey
/// its schema here. Of a temperature above 0 the seed is part of the question, so that the same seed is answered alike.
struct AnswerKey {
    /// Raised when what is kept, or what is accepted, becomes something else.
    private static let version = 1

    /// SHA-256 in lower-case hexadecimal: the key says nothing about the prompt.
    let hash: String

    init(_ request: ChatRequest, of identity: ModelIdentity) {
        var bytes = Data()
        let parts = [
            "\(Self.version)", identity.key, identity.serverVersion ?? "", "\(identity.context ?? 0)", request.prompt,
            request.schema.map { "schema" + $0.source.text } ?? "text", "\(request.maximumOutput)",
            "\(request.temperature)", "\(request.seed)",
        ]
        for part in parts {
            // With its length before it, no part can be taken for the end of another.
            bytes.append(contentsOf: "\(part.utf8.count):".utf8)
            bytes.append(contentsOf: part.utf8)
        }
        hash = SHA256.hex(bytes)
    }
}
