// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Writes an entry's period into its draft.
enum PeriodReader {
    /// For work: a lone date is both ends; an open period has no end.
    static func work(_ entry: Entry, into draft: inout Draft) {
        guard let (line, match) = entry.date else { return }
        work(line: line, match: match, into: &draft)
    }

    static func work(line: CVLine, match: DateScanner.Match, into draft: inout Draft) {
        draft.start = match.start
        // '2020 –' with nothing after it, here or on the next lines, is open.
        draft.isCurrent = match.isCurrent || match.isDangling
        draft.end = draft.isCurrent ? nil : match.end ?? (match.isPeriod ? nil : match.start)
        set(&draft, line: line.index, quote: String(line.text[match.range]))
    }

    /// For studies: a lone date is the end.
    static func education(_ entry: Entry, into draft: inout Draft) {
        guard let (line, match) = entry.date else { return }
        education(text: line.text, line: line.index, match: match, into: &draft)
    }

    /// `text` begins on the line of that index.
    static func education(text: String, line: Int, match: DateScanner.Match, into draft: inout Draft) {
        draft.isCurrent = match.isCurrent
        if match.isPeriod {
            draft.start = match.start
            draft.end = match.end
        } else {
            draft.end = match.start
        }
        set(&draft, line: line, quote: String(text[match.range]))
    }

    /// The ISO forms of both ends, proved by what is printed.
    private static func set(_ draft: inout Draft, line: Int, quote: String) {
        let confidence = 0.95
        if let start = draft.start {
            draft[.startDate] = Found(
                start.iso,
                line: line,
                quote: quote,
                confidence: confidence,
                derivation: .date
            )
        }
        if let end = draft.end {
            draft[.endDate] = Found(end.iso, line: line, quote: quote, confidence: confidence, derivation: .date)
        }
    }
}
