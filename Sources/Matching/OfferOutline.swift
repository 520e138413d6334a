// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

/// Cuts an offer into items and finds the part of the offer that each belongs to.
struct OfferOutline {
    private(set) var items: [OfferItem] = []
    private let lexicons: Lexicons
    private var context = OfferItem.Context.opening
    private var heading: String?

    init(_ lines: [TextLine], lexicons: Lexicons) {
        self.lexicons = lexicons
        let body = Self.joiningCells(lines.filter { $0.kind != .header && $0.kind != .footer && $0.kind != .footnote })
        for line in body { read(line) }
    }

    /// Puts the cells of a row into one line where the first is a label: `Lieu | Nantes` → `Lieu : Nantes`.
    private static func joiningCells(_ lines: [TextLine]) -> [TextLine] {
        var result: [TextLine] = []
        for line in lines {
            if let cell = line.cell, cell.column == 1, let last = result.last, let label = last.cell,
                label.table == cell.table, label.row == cell.row, label.column == 0, last.text.count <= 40
            {
                let separator = last.text.hasSuffix(":") ? " " : " : "
                result[result.count - 1].text = last.text + separator + line.text
                result[result.count - 1].cell?.column = 1
            } else {
                result.append(line)
            }
        }
        return result
    }

    private mutating func read(_ line: TextLine) {
        let (text, hasBullet) = Self.withoutBullet(line.text)
        let isBullet = hasBullet || line.kind == .listItem
        guard !Folding.key(text).isEmpty, !lexicons[.offerOpenings].contains(text) else { return }
        if continues(text, line, hasBullet: hasBullet) {
            items[items.count - 1].text += " " + text
            items[items.count - 1].lines.append(line)
        } else if let (context, label, value) = labelled(text) {
            items.append(
                OfferItem(
                    text: value,
                    lines: [line],
                    context: context,
                    heading: label,
                    isLabelled: true,
                    isBullet: isBullet
                )
            )
        } else if let context = headed(text, line, isBullet: isBullet) {
            self.context = context
            heading = text
        } else {
            if context != .opening, isInvitation(text) { (context, heading) = (.application, nil) }
            items.append(OfferItem(text: text, lines: [line], context: context, heading: heading, isBullet: isBullet))
            if context.isFact { (context, heading) = (.opening, nil) }
        }
    }

    /// Whether the line goes on with the item before it: same list item, or a wrapped line.
    private func continues(_ text: String, _ line: TextLine, hasBullet: Bool) -> Bool {
        guard !hasBullet, let last = items.last, let before = last.lines.last,
            heading == last.heading || last.isLabelled,
            before.cell == line.cell
        else { return false }
        if line.kind == .listItem { return before.block == line.block }
        guard context != .opening || last.isLabelled, labelled(text) == nil, headed(text, line, isBullet: false) == nil
        else {
            return false
        }
        let isWrapped = last.text.hasSuffix(",") || text.first?.isLowercase == true || Self.isOpenEnded(last.text)
        return isWrapped && (before.block == line.block || last.isBullet || last.isLabelled)
    }

    private static func isOpenEnded(_ text: String) -> Bool {
        let open: Set<String> = [
            "et", "de", "des", "du", "la", "le", "les", "and", "of", "the", "ou", "or", "en", "in", "à", "d'",
        ]
        guard let last = text.split(separator: " ").last else { return false }
        return open.contains(last.lowercased())
    }

    /// Whether the line asks to apply: it names an address, or begins as such lines do.
    private func isInvitation(_ text: String) -> Bool {
        if text.contains("@") || text.contains("://") || text.contains("www.") { return true }
        let key = Folding.key(text)
        return lexicons[.offerInvitations].entries.contains { entry in
            ([entry.canonical] + entry.aliases).contains { key.hasPrefix(Folding.key($0)) }
        }
    }

    // MARK: Labels and headings

    /// `Lieu : Nantes` → the context, the label and the value; `nil` without a known label or without a value.
    private func labelled(_ text: String) -> (OfferItem.Context, label: String, value: String)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let label = Self.trimmed(text[..<colon])
        let value = Self.trimmed(text[text.index(after: colon)...])
        guard !value.isEmpty, label.split(separator: " ").count <= 8 else { return nil }
        guard var context = named(label) ?? cued(label) else { return nil }
        // A title over a part of the offer as well; with a name behind it, it is the label.
        if context == .company, value.count <= 60, lexicons[.offerLabels].entry(label)?.canonical == "company" {
            context = .employer
        }
        return (context, label, value)
    }

    /// The part that a heading opens, or `nil` when the line is none.
    private func headed(_ text: String, _ line: TextLine, isBullet: Bool) -> OfferItem.Context? {
        if let context = named(text) {
            return isBullet && !text.hasSuffix(":") && line.kind != .heading ? nil : context
        }
        guard !isBullet, text.count <= 70 else { return nil }
        let looks =
            line.kind == .heading || text.hasSuffix(":") || text.hasSuffix("?")
            || (line.spans.contains { !$0.text.isEmpty } && line.spans.allSatisfy(\.bold)) || Self.isCapitals(text)
        guard looks, !text.hasSuffix("."), text.split(separator: " ").count <= 9 else { return nil }
        if let context = cued(text) { return context }
        // An unknown heading ends the part before it; before any part it may be the title itself.
        return context != .opening && (line.kind == .heading || text.hasSuffix(":") || text.hasSuffix("?"))
            ? .other : nil
    }

    private func named(_ text: String) -> OfferItem.Context? {
        if let section = lexicons[.offerSections].entry(text) { return OfferItem.Context(rawValue: section.canonical) }
        guard let label = lexicons[.offerLabels].entry(text)?.canonical else { return nil }
        return label == "company" ? .employer : OfferItem.Context(rawValue: label)
    }

    /// The part whose cue stands in the words, the earlier line of the lexicon first.
    private func cued(_ text: String) -> OfferItem.Context? {
        let key = Folding.key(text)
        guard key.utf8.count <= 70 else { return nil }
        for entry in lexicons[.offerCues].entries
        where entry.aliases.contains(where: { Self.starts(Folding.key($0), in: key) }) {
            return OfferItem.Context(rawValue: entry.canonical)
        }
        return nil
    }

    /// Whether `cue` stands in `key` from the start of a word.
    private static func starts(_ cue: String, in key: String) -> Bool {
        key.hasPrefix(cue) || key.contains(" " + cue)
    }

    private static func isCapitals(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        return letters.count >= 4 && letters.allSatisfy(\.isUppercase)
    }

    // MARK: Text

    private static func withoutBullet(_ text: String) -> (String, Bool) {
        // The last two are the bullets of Wingdings and Symbol, where a PDF kept their private code points.
        let bullets: Set<Character> = Set("-–—•*▪●‣◦·✓✔➢➤›>■○\u{F0B7}\u{F0A7}")
        guard let first = text.first, bullets.contains(first) else { return (text, false) }
        return (trimmed(text.dropFirst()), true)
    }

    static func trimmed(_ text: Substring) -> String {
        var view = text
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }

    static func trimmed(_ text: String) -> String { trimmed(text[...]) }
}

extension OfferItem.Context {
    /// Whether it is a single fact, whose heading reaches over one item only.
    var isFact: Bool {
        switch self {
        case .title, .location, .type, .date, .salary, .remote, .employer: true
        default: false
        }
    }
}
