// SPDX-License-Identifier: GPL-3.0-or-later
package import HTTPClient
package import JobModel

/// Sends messages as mail by a server of the settings.
package struct MailWire: NotificationWire {
    private let client: MailClient
    private let server: MailServer
    private let from: Mailbox

    package init(client: MailClient = MailClient(), server: MailServer, from: Mailbox) {
        self.client = client
        self.server = server
        self.from = from
    }

    package func send(_ message: Message, to target: NotificationTarget) async throws {
        guard case .mail(let address) = target else { throw GreffierError(.notifyUnset, detail: target.way.rawValue) }
        let text = MailText(from: from, to: address, message: message)
        do {
            try await client.send(text.data, from: from.address, to: [address], by: server)
        } catch let failure as MailFailure {
            throw failure.error
        }
    }

    /// Asks the server whether it would take mail of us; nothing is sent.
    package func greet() async throws {
        do { try await client.greet(server) } catch let failure as MailFailure { throw failure.error }
    }
}

extension MailFailure {
    /// The error that the rest of Greffier acts on.
    ///
    /// What concerns one recipient or one message is given up where the server says so; all else is the server's trouble,
    /// and every message waits for it.
    package var error: GreffierError {
        let detail = ErrorDetail(detail, french: detail)
        switch reason {
        case .recipient, .content:
            return GreffierError(isTemporary ? .notifyBusy : .notifyRefused, detail, cause: self)
        case .invalid: return GreffierError(.notifyRefused, detail, cause: self)
        case .access: return GreffierError(isTemporary ? .notifyUnreachable : .notifyAccess, detail, cause: self)
        case .noTLS, .tls, .untrusted: return GreffierError(.notifyInsecure, detail, cause: self)
        case .unknownHost, .unreachable, .timeout, .refused, .closedEarly, .badAnswer:
            return GreffierError(.notifyUnreachable, detail, cause: self)
        }
    }
}
