// SPDX-License-Identifier: GPL-3.0-or-later

/// A line of LinkedIn's export that is a period and nothing else: `janvier 2020 - Present (4 ans 2 mois)`.
struct LinkedInPeriod {
    let match: DateScanner.Match
    /// What stands in the bracket.
    let length: String?

    init?(_ line: CVLine) {
        guard let match = line.dates.first, !line.isBullet,
            !line.text[..<match.range.lowerBound].contains(where: { $0.isLetter || $0.isNumber })
        else { return nil }
        // The grammar of dates takes a length beside a period as part of it, or leaves it.
        guard let open = line.text.firstIndex(of: "(") else {
            guard match.range.upperBound == line.text.endIndex, match.isPeriod else { return nil }
            self.match = match
            length = nil
            return
        }
        let between = match.range.upperBound < open ? line.text[match.range.upperBound..<open] : ""
        guard line.text.hasSuffix(")"), !between.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
        self.match = match
        length = Text.trim(line.text[line.text.index(after: open)...].dropLast())
    }
}
