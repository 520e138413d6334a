// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons

/// Labels before the facts of an entry: `Company: Acme`, `Poste occupé : Chef comptable`, `Duration: 2015 to 2019`.
struct EntryLabels {
    let lexicons: Lexicons

    enum Kind: String {
        case roles, entity, period, place
    }

    /// The lexicon's name of the label before a colon, and what stands behind it; `nil` where either is missing.
    func named(_ text: String) -> (name: String, value: String)? {
        guard let colon = text.firstIndex(of: ":"), Text.wordCount(text[..<colon]) <= 4,
            let label = lexicons[.entryLabels].entry(String(text[..<colon]))
        else { return nil }
        let value = Text.trim(text[text.index(after: colon)...])
        return value.isEmpty ? nil : (label.canonical, value)
    }

    /// What the label before a colon tells, and what stands behind it; `nil` where no label of an entry's fact does.
    private func read(_ text: String) -> (kind: Kind, value: String)? {
        named(text).flatMap { label in Kind(rawValue: label.name).map { ($0, label.value) } }
    }

    /// The lines of a header without the labels, and what each labelled line holds.
    func strip(_ header: [CVLine], dates: DateScanner) -> (lines: [CVLine], kinds: [Int: Kind]) {
        var kinds: [Int: Kind] = [:]
        var lines: [CVLine] = []
        var pending: (kind: Kind, cell: TextLine.CellPosition)?
        for line in header {
            if let (kind, value) = read(line.text) {
                kinds[line.index] = kind
                lines.append(line.with(value, dates: dates))
            } else if let kind = label(line), let cell = line.source.cell {
                pending = (kind, cell)
                continue
            } else if let (kind, cell) = pending, let own = line.source.cell, own.table == cell.table,
                own.row == cell.row
            {
                kinds[line.index] = kind
                lines.append(line.with(Text.trim(line.text, ":"), dates: dates))
            } else {
                lines.append(line)
            }
            pending = nil
        }
        return (lines, kinds)
    }

    /// `Organization` in a cell whose value stands in the next.
    private func label(_ line: CVLine) -> Kind? {
        guard line.words.count <= 4 else { return nil }
        return lexicons[.entryLabels].entry(key: line.key).flatMap { Kind(rawValue: $0.canonical) }
    }
}
