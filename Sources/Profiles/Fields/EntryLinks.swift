// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The web address that belongs to an entry, printed or behind its words.
enum EntryLinks {
    /// The first address of the lines: printed with a scheme, `www.` or a path, a host in brackets or behind a label, or
    /// the target of a link.
    static func url(of lines: [CVLine]) -> Found? {
        for line in lines {
            if let printed = printed(in: line.text) { return Found(printed, line: line.index, confidence: 0.9) }
        }
        for line in lines {
            for link in line.source.spans.compactMap(\.link) {
                guard case .page(let page)? = LinkTarget(link) else { continue }
                return ContactReader.linked(page, line: line, link: link, confidence: 0.9, derivation: .url)
            }
        }
        return nil
    }

    /// A bare host is as often the name of a firm: `Booking.com`.
    static func printed(in text: String) -> String? {
        ContactReader.addresses(in: text).first { address in
            let lower = address.lowercased()
            return lower.hasPrefix("http") || lower.hasPrefix("www.") || address.contains("/")
                || text.contains("(\(address))") || text.contains(": \(address)") || text == address
        }
    }
}
