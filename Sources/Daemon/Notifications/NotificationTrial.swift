// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import JobModel
import JobStore
import JobStoreSQLite
import Logging
package import Notifications
import Outbox

/// Sends a message at once, past queue and limits, so that a person sees whether it arrives.
package struct NotificationTrial: Sendable {
    private let workspace: Workspace
    private let wires: [NotificationTarget.Way: any NotificationWire]

    package init(workspace: Workspace) throws {
        self.workspace = workspace
        var wires = NotificationWires.all(
            workspace.settings.notifications,
            environment: ProcessInfo.processInfo.environment
        )
        let outbox = Outbox(
            directory: workspace.outbox,
            blobs: ServiceFactory.blobs(workspace),
            timeZone: workspace.timeZone,
            logger: Logger(label: "greffier.notifications")
        )
        wires[.feed] = FeedWire(store: try ServiceFactory.notices(workspace), outbox: outbox)
        self.wires = wires
    }

    /// All whom the rules tell, each once.
    package var targets: [NotificationTarget] {
        workspace.settings.notifications.rules.flatMap(\.targets).reduce(into: []) { all, target in
            if !all.contains(target) { all.append(target) }
        }
    }

    /// What became of the message to one target.
    package struct Outcome: Sendable {
        package var target: NotificationTarget
        /// `nil` where a server took it.
        package var error: GreffierError?
    }

    /// Sends to all of them, one after the other.
    package func send(to targets: [NotificationTarget], language: ReportLanguage) async -> [Outcome] {
        let message = message(language)
        var outcomes: [Outcome] = []
        for target in targets {
            var outcome = Outcome(target: target)
            do {
                guard let wire = wires[target.way] else {
                    throw GreffierError(.notifyUnset, detail: target.way.rawValue, french: target.way.rawValue)
                }
                try await wire.send(message, to: target)
            } catch {
                outcome.error = GreffierError.wrapping(error)
            }
            outcomes.append(outcome)
        }
        return outcomes
    }

    private func message(_ language: ReportLanguage) -> Message {
        let now = Date()
        let subject = language.text("Greffier\u{A0}: message d’essai", "Greffier: a test message")
        let text = language.text(
            "Ce message a été demandé par « greffier notifications test ».\nVous recevrez ainsi ce que disent les règles de greffier.yaml.\n",
            "This message was asked for by `greffier notifications test`.\nThis is how you will get what the rules of greffier.yaml say.\n"
        )
        return Message(
            id: ULID(date: now).text,
            kind: .message,
            at: now,
            subject: subject,
            text: text,
            short: subject,
            count: 0,
            happenings: []
        )
    }
}
