// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import LanguageModels
import Notifications

extension Doctor {
    /// Whether people can be told what they asked to be told: the mail server is greeted, secrets are read, and what could
    /// not be sent of late is named.
    ///
    /// Nothing is sent. No finding where the settings tell nobody and no message waits.
    func notifications() async -> [Finding] {
        let settings = workspace.settings.notifications
        var findings: [Finding] = []
        if let smtp = settings.smtp {
            findings.append(await mail(smtp))
        }
        let secrets = SecretReader(environment: environment)
        for (name, secret) in [("webhook", settings.webhook?.secret), ("sms", settings.sms?.key)] {
            if let secret { findings.append(Self.finding(name, secrets.key(secret))) }
        }
        return findings + [await messages()].compactMap { $0 }
    }

    private func mail(_ smtp: Settings.Notifications.SMTP) async -> Finding {
        let place = "\(smtp.host):\(smtp.port)"
        do {
            try await NotificationWires.mail(smtp, environment: environment).greet()
            return .ok("mail server", "\(place) takes mail of us (\(smtp.security))")
                .inFrench("\(place) accepte nos courriels (\(smtp.security))")
        } catch {
            return Finding("mail server", .warn, .wrapping(error))
        }
    }

    private static func finding(_ name: String, _ key: ModelKey) -> Finding {
        switch key {
        case .value: return .ok(name, "its secret is there").inFrench("son secret est là")
        case .missing(let reason): return Finding(name, .warn, GreffierError(.notifyAccess, reason))
        }
    }

    /// What waits for a server, or was given up within a week.
    private func messages() async -> Finding? {
        guard let store = try? ServiceFactory.notices(workspace) else { return nil }
        let week = Date().addingTimeInterval(-7 * 86_400)
        guard let rows = try? await store.notices(since: week, sentTo: nil, limit: 500), !rows.isEmpty else {
            return nil
        }
        let deliveries = rows.flatMap(\.deliveries)
        let stuck = deliveries.filter { $0.state == .waiting && $0.tries > 0 }
        let failed = deliveries.filter { $0.state == .failed }
        let remedy = "greffier notifications list"
        if stuck.isEmpty, failed.isEmpty {
            let sent = deliveries.count { $0.state == .sent }
            let said = { (language: ReportLanguage) in
                language.counted(sent, ("envoyé en une semaine", "envoyés en une semaine"), "sent within a week")
            }
            return .ok("messages", said(.english)).inFrench(said(.french))
        }
        let why = (stuck + failed).lazy.compactMap(\.error).first
        func told(_ language: ReportLanguage) -> String {
            let waiting = language.counted(
                stuck.count,
                ("attend un serveur", "attendent un serveur"),
                ("waits for a server", "wait for a server")
            )
            let given = language.counted(failed.count, ("abandonné", "abandonnés"), "given up")
            return waiting + ", " + given + language.text(" en une semaine", " within a week")
                + (why.map { language.plainColon + $0.message(in: language) } ?? "")
        }
        return .warn("messages", told(.english), remedy).inFrench(told(.french))
    }
}
