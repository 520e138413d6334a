// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
private import JobModel

/// What a webhook is sent, schema 1; fields are only ever added.
struct WebhookBody: Encodable {
    let schema = 1
    let id: String
    /// `greffier.failed` and so on.
    let type: String
    let timestamp: String
    let subject: String
    let text: String
    /// How many happenings there are; `happenings` holds the first hundred.
    let count: Int
    let happenings: [Item]

    struct Item: Encodable {
        let kind: String
        let run: String
        let pipeline: String
        let at: String
        let file: String?
        let folder: String?
        let stage: String?
        let request: String?
        let reason: Happening.Reason?

        enum CodingKeys: String, CodingKey { case kind, run, pipeline, at, file, folder, stage, request, reason }
    }

    fileprivate init(_ message: Message) {
        id = message.id
        type = "greffier." + message.kind.rawValue
        timestamp = Timestamp.text(message.at)
        subject = message.subject
        text = message.text
        count = message.count
        happenings = message.happenings.map {
            Item(
                kind: $0.kind.rawValue,
                run: $0.run,
                pipeline: $0.pipeline,
                at: Timestamp.text($0.at),
                file: $0.file,
                folder: $0.folder,
                stage: $0.stage,
                request: $0.request,
                reason: $0.reason
            )
        }
    }
}

extension Message {
    /// For programs: one line of JSON, as docs/schemas/notification.schema.json has it.
    package func json() throws -> Data { try CanonicalJSON.compact(WebhookBody(self)) }
}
