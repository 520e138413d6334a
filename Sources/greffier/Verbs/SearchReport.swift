// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Retrieval

/// What `greffier search --json` prints.
struct SearchReport: Encodable {
    var hits: [SearchHit]
    var hints: [Hint]
    /// Collections that were not searched and have answers; only where nothing was found.
    var elsewhere: [String]

    struct Hint: Encodable {
        var code: String
        var subject: String?
        var nearest: String?
        var count: Int?
        var message: String
        var messageFR: String

        init(_ hint: SearchHint) {
            code = hint.code
            subject = hint.subject
            nearest = hint.nearest
            count = hint.count
            message = hint.text(.english)
            messageFR = hint.text(.french)
        }

        private enum CodingKeys: String, CodingKey {
            case code, subject, nearest, count, message
            case messageFR = "message_fr"
        }
    }
}
