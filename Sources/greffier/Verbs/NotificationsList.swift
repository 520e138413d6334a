// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore
import Pages

/// `greffier notifications list`: the messages of late and what became of them.
struct NotificationsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the latest messages, to whom they went, and what waits or was given up.",
        discussion: "Example: greffier notifications list --limit 5"
    )
    @Option(help: "How many messages at the most.") var limit = 20
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: LanguageOptions

    func validate() throws {
        guard (1...1000).contains(limit) else {
            throw ValidationError("--limit takes a number from 1 to 1000.")
        }
    }

    func run() async throws {
        let workspace = try options.open()
        let rows = try await ServiceFactory.notices(workspace).notices(since: nil, sentTo: nil, limit: limit)
        if output.json { return try Terminal.json(rows.map(NoticeReport.init)) }
        let language = speech.language
        guard !rows.isEmpty else {
            return Terminal.print(language.text("aucun message pour l’instant", "no message yet"))
        }
        let times = Times(workspace.timeZone)
        var table = TextTable(
            header: [
                language.text("quand", "when"), language.text("à", "to"), language.text("état", "state"),
                language.text("objet", "subject"),
            ]
        )
        for row in rows {
            for delivery in row.deliveries {
                table.add(
                    times.text(row.notice.at),
                    delivery.target,
                    Self.state(delivery, language),
                    row.notice.subject
                )
            }
        }
        table.narrow(column: 3, to: 110, least: 30)
        table.print()
        for reason in Set(rows.flatMap(\.deliveries).compactMap(\.error)).sorted(by: { $0.code.name < $1.code.name }) {
            Terminal.print(Terminal.safe(language.line(of: reason)))
        }
    }

    private static func state(_ delivery: NoticeRow.Delivery, _ language: ReportLanguage) -> String {
        let word =
            switch delivery.state {
            case .waiting: language.text("attend", "waits")
            case .sent: language.text("envoyé", "sent")
            case .failed: language.text("abandonné", "given up")
            }
        return delivery.error.map { "\(word) (\($0.code.name))" } ?? word
    }
}

/// A message as JSON.
struct NoticeReport: Encodable {
    let id: String
    let kind: String
    let rule: String
    let at: String
    let subject: String
    let deliveries: [Delivery]

    struct Delivery: Encodable {
        let to: String
        let state: String
        let tries: Int
        let dueAt: String?
        let endedAt: String?
        let code: String?
        let message: String?
        let messageFR: String?

        enum CodingKeys: String, CodingKey {
            case to, state, tries, code, message
            case dueAt = "due_at"
            case endedAt = "ended_at"
            case messageFR = "message_fr"
        }
    }

    init(_ row: NoticeRow) {
        id = row.notice.id.text
        kind = row.notice.kind
        rule = row.notice.rule
        at = Timestamp.text(row.notice.at)
        subject = row.notice.subject
        deliveries = row.deliveries.map {
            Delivery(
                to: $0.target,
                state: $0.state.rawValue,
                tries: $0.tries,
                dueAt: $0.dueAt.map(Timestamp.text),
                endedAt: $0.endedAt.map(Timestamp.text),
                code: $0.error?.code.name,
                message: $0.error?.message,
                messageFR: $0.error?.messageFR
            )
        }
    }
}
