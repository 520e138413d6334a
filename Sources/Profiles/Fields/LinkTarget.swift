// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What the target of a link says of the person: an address to write to, a number to call, or a page.
enum LinkTarget: Equatable {
    case email(String)
    /// As written in the link.
    case phone(String)
    case page(String)

    /// `nil` for places within the document, files, and schemes that reach nobody.
    init?(_ link: String) {
        let lower = link.lowercased()
        if let scheme = ["tel:", "callto:"].first(where: lower.hasPrefix) {
            self = .phone(Self.decoded(link.dropFirst(scheme.count)))
        } else if let host = ["https://wa.me/", "http://wa.me/"].first(where: lower.hasPrefix) {
            // The number after wa.me is international without its plus sign.
            self = .phone("+" + link.dropFirst(host.count).prefix(while: \.isNumber))
        } else if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
            self = .page(Self.withoutTracking(link))
        } else if lower.hasPrefix("mailto:") || !lower.contains(":") {
            let text = Self.decoded(link.prefix { $0 != "?" }.dropFirst(lower.hasPrefix("mailto:") ? 7 : 0))
            let emails = ContactReader.emails(in: text)
            if emails.count == 1 {
                self = .email(emails[0])
            } else if emails.isEmpty, ContactReader.addresses(in: link) == [link] {
                self = .page(link)
            } else {
                return nil
            }
        } else {
            return nil
        }
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        String(text).removingPercentEncoding ?? String(text)
    }

    /// Without a query that only tells where a visitor came from.
    private static func withoutTracking(_ link: String) -> String {
        guard let mark = link.firstIndex(of: "?") else { return link }
        let names = link[link.index(after: mark)...].split(separator: "&").map { $0.prefix { $0 != "=" }.lowercased() }
        return names.allSatisfy { $0.hasPrefix("utm_") || tracking.contains($0) } ? String(link[..<mark]) : link
    }

    private static let tracking: Set<String> = [
        "trk", "originalsubdomain", "lipi", "licu", "jobid", "igsh", "igshid", "fbclid", "gclid", "ref", "locale",
    ]
}
