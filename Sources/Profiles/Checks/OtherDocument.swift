// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// What offers, bills and forms have and CVs have not.
///
/// Each sign alone may stand in a CV as well; several together, in a document whose entries have no dates, do not.
struct OtherDocument {
    private var isOpening = false
    private var invites = false
    private var namesBothSexes = false
    /// Lines that speak to the reader, and those that speak for a firm.
    private var toReader = 0
    private var ofUs = 0
    /// Parts that offers have and CVs have not: who is looked for, what the firm is, what it pays.
    private var parts: Set<String> = []
    /// Lines that end in an amount of money, and labels with nothing but dots after them.
    private var amounts = 0
    private var blanks = 0

    init(_ lines: [CVLine], lexicons: Lexicons) {
        let openings = lexicons[.offerOpenings]
        let sections = lexicons[.offerSections]
        let titles = lexicons[.sections]
        let invitations = lexicons[.offerInvitations]
        let voices = lexicons[.offerVoices]
        for line in lines where !line.isOrnament {
            let words = line.words
            if Self.isBlank(line.text) { blanks += 1 }
            if Self.endsInAmount(line.text) { amounts += 1 }
            let spoken = words.compactMap { voices.entry(key: $0)?.canonical }
            if spoken.contains("vous") { toReader += 1 }
            if spoken.contains("nous") { ofUs += 1 }
            if Self.namesBothSexes(line.text) { namesBothSexes = true }
            guard !line.isBullet else { continue }
            if line.index < 12, Self.starts(words, with: openings, atLeast: 2) { isOpening = true }
            if Self.starts(words, with: invitations, atLeast: 1) { invites = true }
            let label = line.text.firstIndex(of: ":").map { Folding.key(String(line.text[..<$0])) } ?? line.key
            if let part = sections.entry(key: label)?.canonical, !titles.contains(key: label), Self.own.contains(part) {
                parts.insert(part)
            } else if words.count <= 4, sections.entry(key: label)?.canonical == "missions",
                spoken.contains("vous")
            {
                parts.insert("missions")
            }
        }
    }

    /// Whether it is an offer, a bill or an empty form rather than a CV with so many dated entries.
    func isLikely(datedEntries: Int, hasName: Bool) -> Bool {
        guard datedEntries < 2 else { return false }
        let offer =
            (isOpening ? 2 : 0) + (invites ? 1 : 0) + (namesBothSexes ? 1 : 0) + min(3, parts.count)
            + (toReader >= 3 ? 2 : min(1, toReader)) + (ofUs >= 2 ? 1 : 0)
            + (hasName ? 0 : 1)
        return offer >= 3 || amounts >= 3 || blanks >= 4
    }

    /// Parts of offers whose titles a CV does not have; its `Missions` and `Contact` may be the same words.
    private static let own: Set<String> = ["profile", "company", "benefits", "preferred", "required", "application"]

    /// Whether the line begins with an entry of the table that has at least so many words.
    private static func starts(_ words: [String], with table: Lexicons.Table, atLeast least: Int) -> Bool {
        guard let match = table.longestMatch(words, at: 0) else { return false }
        return match.count >= least
    }

    /// `(H/F)`, `F/H`, `m/f/d`: a position that is open to all.
    private static func namesBothSexes(_ text: String) -> Bool {
        let parts = text.split { !$0.isLetter && $0 != "/" }.filter { $0.utf8.count <= 5 }
        return parts.contains { part in
            let letters = part.uppercased().split(separator: "/")
            return letters.count >= 2 && letters.allSatisfy { ["H", "F", "M", "W", "D", "X"].contains($0) }
                && letters.contains("F") != letters.contains("W")
        }
    }

    /// `450,00 €`, `£1,224.00`: an amount with two decimals at the end.
    private static func endsInAmount(_ text: String) -> Bool {
        let tail = Text.trim(text.suffix(20), "€$£").uppercased()
        let digits = Text.trim(tail.hasSuffix("EUR") ? tail.dropLast(3) : tail[...])
        let cents = digits.suffix(2)
        guard cents.count == 2, cents.allSatisfy({ $0.isASCII && $0.isNumber }) else { return false }
        let head = digits.dropLast(2)
        guard head.last == "," || head.last == "." else { return false }
        let whole = head.dropLast().reversed().prefix { $0.isNumber || $0 == " " || $0 == "," || $0 == "\u{A0}" }
        return whole.count { $0.isNumber } >= 2 && !head.dropLast().contains(".")
    }

    /// A label with dots or lines to write on, and nothing written there.
    private static func isBlank(_ text: String) -> Bool {
        let leader = text.reversed().prefix { ".…_".contains($0) || $0.isWhitespace }
        return leader.count { $0 == "…" } * 3 + leader.count { $0 == "." || $0 == "_" } >= 4
    }
}
