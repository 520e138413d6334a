// SPDX-License-Identifier: GPL-3.0-or-later

/// A server that takes mail by SMTP (RFC 5321), and how it is spoken to.
package struct MailServer: Sendable, Equatable {
    package var host: String
    package var port: Int
    package var security: Security
    /// Who sends; `nil` logs in as nobody.
    package var user: String?
    package var password: String?
    package var timeouts = MailTimeouts()

    package init(host: String, port: Int, security: Security, user: String? = nil, password: String? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
    }

    /// How the conversation is kept from others.
    package enum Security: String, Sendable, CaseIterable {
        /// Begins in the open and goes on encrypted, or not at all (RFC 3207).
        case startTLS = "starttls"
        /// Encrypted from the first byte (RFC 8314).
        case tls
        /// In the open.
        case none
    }

    /// Host and port: what may stand in a message.
    package var place: String { "\(host):\(port)" }

    /// As libcurl wants it.
    var url: String {
        let scheme = security == .tls ? "smtps" : "smtp"
        return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}

/// The clocks of one conversation with a mail server, each of which ends it by itself.
package struct MailTimeouts: Sendable, Equatable {
    /// Finding the address and the connection; 10 s unless set.
    package var connect: Duration = .seconds(10)
    /// From each command to the end of its answer, however slowly that drips; 60 s unless set.
    package var reply: Duration = .seconds(60)
    /// The whole; 3 minutes unless set.
    package var total: Duration = .seconds(180)

    package init() {}

    /// The same limit for every clock.
    package init(each limit: Duration) {
        connect = limit
        reply = limit
        total = limit
    }
}
