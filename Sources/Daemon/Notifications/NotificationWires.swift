// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel
import LanguageModels
import Notifications

/// The ways of the settings, with the secrets that they name read.
///
/// A way whose secret cannot be read is there and fails with the reason: its messages wait until it is mended.
enum NotificationWires {
    static func all(
        _ settings: Settings.Notifications,
        environment: [String: String]
    ) -> [NotificationTarget.Way: any NotificationWire] {
        var wires: [NotificationTarget.Way: any NotificationWire] = [:]
        if let smtp = settings.smtp {
            do {
                wires[.mail] = try mail(smtp, environment: environment)
            } catch {
                wires[.mail] = ClosedWire(error: error)
            }
        }
        guard settings.webhook != nil || settings.sms != nil else { return wires }
        let secrets = SecretReader(environment: environment)
        // Has a thread of its own, which costs memory.
        let client = HTTPClient(environment: HTTPEnvironment(environment))
        if let webhook = settings.webhook { wires[.webhook] = self.webhook(webhook, secrets, client) }
        if let sms = settings.sms { wires[.sms] = self.sms(sms, secrets, client) }
        return wires
    }

    /// The mail server by itself, for whoever looks after it.
    ///
    /// Throws why its password cannot be read.
    static func mail(
        _ smtp: Settings.Notifications.SMTP,
        environment: [String: String]
    ) throws(GreffierError) -> MailWire {
        var server = MailServer(
            host: smtp.host,
            port: smtp.port,
            security: MailServer.Security(rawValue: smtp.security) ?? .startTLS,
            user: smtp.user
        )
        switch smtp.password.map(SecretReader(environment: environment).password) {
        case .value(let password)?: server.password = password
        case .missing(let reason)?: throw GreffierError(.notifyAccess, reason)
        case nil: break
        }
        let client = MailClient(environment: HTTPEnvironment(environment))
        return MailWire(client: client, server: server, from: smtp.from)
    }

    private static func webhook(
        _ webhook: Settings.Notifications.Webhook,
        _ secrets: SecretReader,
        _ client: HTTPClient
    ) -> any NotificationWire {
        guard let url = URL(string: webhook.url), let secret = webhook.secret else {
            return ClosedWire(error: GreffierError(.notifyUnset, detail: "webhook"))
        }
        switch secrets.key(secret) {
        case .value(let key):
            return WebhookWire(client: client, url: url, secret: key, allowsPrivate: webhook.allowsPrivate)
        case .missing(let reason): return ClosedWire(error: GreffierError(.notifyAccess, reason))
        }
    }

    private static func sms(
        _ sms: Settings.Notifications.SMS,
        _ secrets: SecretReader,
        _ client: HTTPClient
    ) -> any NotificationWire {
        var key = ""
        switch sms.key.map(secrets.key) {
        case .value(let value)?: key = value
        case .missing(let reason)?: return ClosedWire(error: GreffierError(.notifyAccess, reason))
        case nil: break
        }
        var gateway = SMSWire.Gateway(
            method: sms.method,
            url: SMSTemplate(sms.url),
            headers: sms.headers,
            body: sms.body.map(SMSTemplate.init),
            key: key
        )
        gateway.allowsPrivate = sms.allowsPrivate
        return SMSWire(client: client, gateway: gateway)
    }
}

/// A way that cannot be taken, and why.
struct ClosedWire: NotificationWire {
    let error: GreffierError

    func send(_ message: Message, to target: NotificationTarget) async throws { throw error }
}
