// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel
import Notifications

/// `greffier notifications test`: sends a message now.
struct NotificationsTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Send a test message now, and say what is wrong where it cannot go.",
        discussion: """
            It goes to everybody whom a rule tells, or to --to. Ends with 0 when a server took each, else with 4.

            Example: greffier notifications test --to rh@example.org
            """
    )
    @Option(help: "A mail address, a number, webhook or feed; may be repeated.") var to: [String] = []
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: LanguageOptions

    func run() async throws {
        let language = speech.language
        if let wrong = to.first(where: { NotificationTarget($0) == nil }) { throw Self.nobody(wrong, language) }
        let trial = try NotificationTrial(workspace: options.open())
        let targets = to.isEmpty ? trial.targets : to.compactMap(NotificationTarget.init)
        guard !targets.isEmpty else {
            throw Ending.notReady(
                language.text(
                    "aucune règle de greffier.yaml ne prévient personne : ajoutez `notifications:` ou nommez --to",
                    "no rule of greffier.yaml tells anybody: add `notifications:`, or name --to"
                )
            )
        }
        let outcomes = await trial.send(to: targets, language: language)
        if output.json {
            try Terminal.json(outcomes.map(TrialReport.init))
        } else {
            for outcome in outcomes {
                let words = outcome.error.map(language.line) ?? language.text("envoyé", "sent")
                Terminal.print(Terminal.safe(outcome.target.text + language.plainColon + words))
            }
        }
        if outcomes.contains(where: { $0.error != nil }) { throw Ending(code: Ending.notReadyCode, message: nil) }
    }

    private static func nobody(_ text: String, _ language: ReportLanguage) -> Ending {
        let shown = Terminal.safe(text)
        return .usage(
            language.text(
                "« \(shown) » n’est pas un destinataire : une adresse, un numéro comme +33612345678, webhook ou feed",
                "'\(shown)' is nobody who can be told: an address, a number such as +33612345678, webhook or feed"
            )
        )
    }
}

/// What became of a test message, as JSON.
private struct TrialReport: Encodable {
    let to: String
    let sent: Bool
    let code: String?
    let message: String?
    let messageFR: String?
    let remedy: String?
    let remedyFR: String?

    enum CodingKeys: String, CodingKey {
        case to, sent, code, message, remedy
        case messageFR = "message_fr"
        case remedyFR = "remedy_fr"
    }

    init(_ outcome: NotificationTrial.Outcome) {
        to = outcome.target.text
        sent = outcome.error == nil
        code = outcome.error?.code.name
        message = outcome.error?.message
        messageFR = outcome.error?.messageFR
        remedy = outcome.error?.code.hint
        remedyFR = outcome.error?.code.hintFR
    }
}
