// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Finds where the CV of a second person begins in one file, as in a scan of several.
///
/// A person has a name on a line of its own, contact data below it, and work or studies further down. One who only
/// refers, or a second version of the same CV, has not: of the former there are no sections, the latter repeats the name.
struct PeopleFinder {
    let names: NameReader

    /// A name with contact data below it.
    private struct Head {
        var line: Int
        var words: Set<String>
        /// The e-mail address or the last digits of the phone number.
        var contact: String
        /// The e-mail address repeats the name.
        var isSure: Bool
        var kinds: Set<SectionKind> = []
    }

    /// Lines between a name and the contact data that belongs to it.
    private static let reach = 8

    /// Index of the line at which the second person begins; `nil` for one person.
    func second(in lines: [CVLine], sections: [Section]) -> Int? {
        let titles = sections.compactMap { section in
            section.title.flatMap { line in section.kind.map { (line.index, $0) } }
        }
        var heads = self.heads(lines, titles: Set(titles.map(\.0)))
        guard heads.count > 1 else { return nil }
        for (line, kind) in titles where kind == .work || kind == .education {
            if let place = heads.lastIndex(where: { $0.line < line }) { heads[place].kinds.insert(kind) }
        }
        let first = heads[0]
        return heads.dropFirst().first { other in
            let shared = first.kinds.intersection(other.kinds)
            return shared.count >= (other.isSure ? 1 : 2) && other.contact != first.contact
                && other.words.isDisjoint(with: first.words)
        }?.line
    }

    private func heads(_ lines: [CVLine], titles: Set<Int>) -> [Head] {
        var heads: [Head] = []
        var name: CVLine?
        // Contact data with no name above it, which may belong to the one below.
        var free: (line: Int, contact: String)?
        var isBelowHead = false
        for line in lines {
            if titles.contains(line.index) || !line.dates.isEmpty {
                name = nil
                free = nil
                isBelowHead = false
            }
            if names.isName(line) {
                name = line
                if let block = free, line.index - block.line <= Self.reach {
                    heads.append(head(line, from: block.line, contact: block.contact))
                    (name, free) = (nil, nil)
                    isBelowHead = true
                    continue
                }
            } else if free == nil, name == nil, !isBelowHead, let contact = contact(of: line) {
                free = (line.index, contact)
            }
            guard let above = name, line.index - above.index <= Self.reach, let contact = contact(of: line) else {
                continue
            }
            let head = head(above, from: above.index, contact: contact)
            if let last = heads.last, last.line == above.index {
                if head.isSure { heads[heads.count - 1].isSure = true }
            } else {
                heads.append(head)
            }
        }
        return heads
    }

    private func head(_ name: CVLine, from line: Int, contact: String) -> Head {
        let words = Set(name.words.filter { $0.count > 1 })
        let isSure = contact.contains("@") && words.contains { $0.count >= 3 && contact.contains($0) }
        return Head(line: line, words: words, contact: contact, isSure: isSure)
    }

    private func contact(of line: CVLine) -> String? {
        if let email = ContactReader.emails(in: line.text).first { return email.lowercased() }
        guard let phone = PhoneReader.numbers(in: line.text).first else { return nil }
        return String(phone.quote.filter(\.isNumber).suffix(9))
    }
}
