// SPDX-License-Identifier: GPL-3.0-or-later
private import HTTPClient

/// Who is told, and by which way.
package enum NotificationTarget: Sendable, Hashable {
    /// By mail, to this address.
    case mail(String)
    case webhook
    /// By text message, to this number: `+` and digits.
    case sms(String)
    /// In the feed beside the results.
    case feed

    /// Reads what settings and pipelines say: an address, a number, `webhook` or `feed`; `nil` for anything else.
    package init?(_ text: String) {
        switch text {
        case "webhook": self = .webhook
        case "feed": self = .feed
        case _ where MailAddress.isPlain(text): self = .mail(text)
        case _ where Self.isNumber(text): self = .sms(text)
        default: return nil
        }
    }

    /// As it is written and kept.
    package var text: String {
        switch self {
        case .mail(let address): address
        case .sms(let number): number
        case .webhook: "webhook"
        case .feed: "feed"
        }
    }

    /// The way: what its targets have in common, and fails for all of them at once.
    package var way: Way {
        switch self {
        case .mail: .mail
        case .webhook: .webhook
        case .sms: .sms
        case .feed: .feed
        }
    }

    package enum Way: String, Sendable, CaseIterable { case mail, webhook, sms, feed }

    /// E.164: at most fifteen digits after the plus sign.
    private static func isNumber(_ text: String) -> Bool {
        text.hasPrefix("+") && (6...15).contains(text.utf8.count - 1)
            && text.dropFirst().utf8.allSatisfy { 0x30...0x39 ~= $0 }
    }
}
