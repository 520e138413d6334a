// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel

/// An answer as it stands in a file of the cache: a line that says what it is, its checksum, and JSON.
///
/// The prompt is not in it.
struct KeptAnswer: Codable, Equatable {
    var text: String
    var model: String
    var digest: String?
    var endpoint: String
    var promptTokens: Int?
    var outputTokens: Int?

    private static let mark = "greffier answer 1\n"
    private static let checksumLength = 64

    init(_ reply: ChatReply) {
        text = reply.text
        model = reply.model
        digest = reply.digest
        endpoint = reply.endpoint
        promptTokens = reply.promptTokens
        outputTokens = reply.outputTokens
    }

    /// `nil` for a file that is torn, changed or none of ours.
    init?(file: Data) {
        let start = file.startIndex + Self.mark.utf8.count
        let body = start + Self.checksumLength + 1
        guard file.endIndex > body, file[..<start].elementsEqual(Self.mark.utf8) else { return nil }
        let content = Data(file[body...])
        guard file[start..<body].elementsEqual((SHA256.hex(content) + "\n").utf8),
            let answer = try? CanonicalJSON.decode(KeptAnswer.self, from: content)
        else { return nil }
        self = answer
    }

    /// The whole file.
    func file() throws -> Data {
        let content = try CanonicalJSON.compact(self)
        return Data("\(Self.mark)\(SHA256.hex(content))\n".utf8) + content
    }

    /// As it is given again.
    var reply: ChatReply {
        var reply = ChatReply(
            text: text,
            finish: .stop,
            model: model,
            endpoint: endpoint,
            digest: digest,
            promptTokens: promptTokens,
            outputTokens: outputTokens
        )
        reply.tries = 0
        reply.isCached = true
        return reply
    }
}
