// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons

/// Labels before the facts of an entry: `Company: Acme`, `Poste occupé : Chef comptable`, `Duration: 2015 to 2019`.
struct EntryLabels {
    let lexicons: Lexicons

    enum Kind: String {
        case roles, entity, period, place, degree
        /// What was done or learnt: the text of the entry.
        case activities
        /// What a form asks for and a profile has no place for: the sector, the level in a classification.
        case classification

        /// Whether its value stands in the header of an entry.
        fileprivate var isOfHeader: Bool { self != .activities && self != .classification }
    }

    /// The lexicon's name of the label before a colon, and what stands behind it; `nil` where either is missing.
    func named(_ text: String) -> (name: String, value: String)? {
        guard let colon = text.firstIndex(of: ":"), Text.wordCount(text[..<colon]) <= 7,
            let label = lexicons[.entryLabels].entry(String(text[..<colon]))
        else { return nil }
        let value = Text.trim(text[text.index(after: colon)...])
        return value.isEmpty ? nil : (label.canonical, value)
    }

    /// What the label before a colon tells, and what stands behind it; `nil` where no label of an entry's fact does.
    private func read(_ text: String) -> (kind: Kind, value: String)? {
        named(text).flatMap { label in Kind(rawValue: label.name).map { ($0, label.value) } }
    }

    /// The entry without the labels of its header, and what each labelled line holds.
    func settled(_ entry: Entry, dates: DateScanner) -> (entry: Entry, kinds: [Int: Kind]) {
        form(entry, dates: dates) ?? stripped(entry, dates: dates)
    }

    private func stripped(_ entry: Entry, dates: DateScanner) -> (entry: Entry, kinds: [Int: Kind]) {
        var kinds: [Int: Kind] = [:]
        var lines: [CVLine] = []
        var pending: (kind: Kind, cell: TextLine.CellPosition)?
        for line in entry.header {
            if let (kind, value) = read(line.text), kind.isOfHeader {
                kinds[line.index] = kind
                lines.append(line.with(value, dates: dates))
            } else if let kind = kind(of: line.text), kind.isOfHeader, let cell = line.source.cell {
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
        return (Entry(header: lines, body: entry.body), kinds)
    }

    /// The entries of a form, which begin where its first label comes again; `nil` where the lines are no form.
    ///
    /// `Dates`, `Fonction ou poste occupé`, `Principales activités`, `Nom et adresse de l'employeur`, and the next `Dates`.
    func entries(of lines: [CVLine]) -> [Entry]? {
        var labels: [(kind: Kind, place: Int)] = []
        var place = 0
        while place < lines.count {
            guard let (kind, count) = label(lines[place...]) else {
                place += 1
                continue
            }
            labels.append((kind, place))
            place += count
        }
        guard let first = labels.first, first.place == 0 else { return nil }
        let starts = labels.filter { $0.kind == first.kind }.map(\.place)
        guard labels.count >= 3 * starts.count else { return nil }
        return starts.enumerated().map { order, start in
            Entry(header: Array(lines[start..<(order + 1 < starts.count ? starts[order + 1] : lines.count)]))
        }
    }

    /// What the labels of a form tell of the lines below or beside them; `nil` where fewer than three stand in the entry.
    ///
    /// As in the older Europass: `Fonction ou poste occupé` in a column or on a line of its own, the value behind it. Lines
    /// of activities become the text of the entry, those of classifications are left out.
    private func form(_ entry: Entry, dates: DateScanner) -> (entry: Entry, kinds: [Int: Kind])? {
        let all = entry.header + entry.body
        var settled = Entry()
        var kinds: [Int: Kind] = [:]
        var current: Kind?
        var labels = 0
        var rest = all[...]
        while let line = rest.first {
            if let (kind, count) = label(rest) {
                current = kind
                labels += 1
                rest = rest.dropFirst(count)
                continue
            }
            rest = rest.dropFirst()
            var own = line
            if let tab = line.text.firstIndex(of: "\t"), let kind = kind(of: String(line.text[..<tab])) {
                own = line.with(Text.trim(line.text[line.text.index(after: tab)...]), dates: dates)
                current = kind
                labels += 1
            }
            guard let kind = current else {
                settled.header.append(own)
                continue
            }
            if kind.isOfHeader {
                kinds[own.index] = kind
                settled.header.append(own)
            } else if kind == .activities {
                settled.body.append(own)
            }
        }
        return labels >= 3 ? (settled, kinds) : nil
    }

    /// A label on one line, or on two of a cell or block; and how many these are.
    private func label(_ lines: ArraySlice<CVLine>) -> (Kind, Int)? {
        guard let line = lines.first, line.dates.isEmpty else { return nil }
        if let second = lines.dropFirst().first, second.source.cell == line.source.cell,
            line.source.cell != nil || second.source.block == line.source.block,
            let kind = kind(of: line.text + " " + second.text)
        {
            return (kind, 2)
        }
        return kind(of: line.text).map { ($0, 1) }
    }

    private func kind(of text: String) -> Kind? {
        guard text.utf8.count < 120 else { return nil }
        return lexicons[.entryLabels].entry(Text.trim(text, ":")).flatMap { Kind(rawValue: $0.canonical) }
    }
}
