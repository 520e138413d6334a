// SPDX-License-Identifier: GPL-3.0-or-later
package import Notifications

extension Settings {
    /// Whom to tell of what, and by which servers.
    package struct Notifications: Sendable, Equatable {
        package var smtp: SMTP?
        package var webhook: Webhook?
        package var sms: SMS?
        package var rules: [NotificationRule] = []

        package init() {}

        /// The mail server.
        package struct SMTP: Sendable, Equatable {
            package var host = ""
            package var port = 587
            /// `starttls`, `tls` or `none`.
            package var security = "starttls"
            package var user: String?
            package var password: Secret?
            package var from = Mailbox(address: "")
        }

        /// Who receives webhooks.
        package struct Webhook: Sendable, Equatable {
            package var url = ""
            package var secret: Secret?
            package var allowsPrivate = false
        }

        /// The gateway for text messages.
        package struct SMS: Sendable, Equatable {
            package var url = ""
            package var method = "POST"
            package var headers: [String: String] = [:]
            package var body: String?
            package var key: Secret?
            package var allowsPrivate = false
        }
    }
}
