// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons

/// Labels before the facts of an entry: `Company: Acme`, `Poste occupé : Chef comptable`, `Duration: 2015 to 2019`.
struct EntryLabels {
    let lexicons: Lexicons

    enum Kind: String {
        case roles, entity, period, place
    }

    /// What the label before a colon tells, and what stands behind it; `nil` where no label of an entry's fact does.
    func read(_ text: String) -> (kind: Kind, value: String)? {
        guard let colon = text.firstIndex(of: ":"), Text.wordCount(text[..<colon]) <= 4,
            let kind = lexicons[.entryLabels].entry(Text.trim(text[..<colon])).flatMap({ Kind(rawValue: $0.canonical) })
        else { return nil }
        let value = Text.trim(text[text.index(after: colon)...])
        return value.isEmpty ? nil : (kind, value)
    }

    /// The lines of a header without the labels, and what each labelled line holds.
    func strip(_ header: [CVLine], dates: DateScanner) -> (lines: [CVLine], kinds: [Int: Kind]) {
        var kinds: [Int: Kind] = [:]
        let lines = header.map { line -> CVLine in
            guard let (kind, value) = read(line.text) else { return line }
            kinds[line.index] = kind
            return line.with(value, dates: dates)
        }
        return (lines, kinds)
    }
}
