// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a mail was not taken.
package struct MailFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package let reason: Reason
    /// The last number that the server said, as in 550; `nil` where it said none.
    package let reply: Int?
    /// Server and what was said, without addresses of people.
    package let detail: String

    package init(_ reason: Reason, reply: Int? = nil, detail: String) {
        self.reason = reason
        self.reply = reply
        self.detail = detail
    }

    /// The kinds of failure.
    package enum Reason: String, Sendable {
        /// An address that is none, a line break where none may be.
        case invalid
        case unknownHost
        case unreachable
        case timeout
        /// The server offers no encryption, and it was asked for.
        case noTLS
        case tls
        /// The server's certificate is signed by nobody who is trusted, is for another name, or has expired.
        case untrusted
        /// Name or password were refused.
        case access
        /// This recipient was refused.
        case recipient
        /// The message itself was refused.
        case content
        /// The server does not serve us at all, or not now.
        case refused
        /// The connection ended in the middle.
        case closedEarly
        /// What answers speaks no SMTP.
        case badAnswer
    }

    /// Whether the server said that trying again helps (4yz, RFC 5321 section 4.2.1).
    package var isTemporary: Bool { reply.map { (400..<500).contains($0) } ?? false }

    package var description: String { "\(reason.rawValue): \(detail)" }
}
