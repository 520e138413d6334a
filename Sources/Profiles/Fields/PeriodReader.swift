// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Writes an entry's period into its draft.
enum PeriodReader {
    /// For work: a lone date is both ends; an open period has no end.
    static func work(_ entry: Entry, into draft: inout Draft) {
        guard let (line, match) = entry.date else { return }
        let quote = String(line.text[match.range])
        draft.start = match.start
        draft.isCurrent = match.isCurrent
        draft.end = match.isCurrent ? nil : match.end ?? (match.isPeriod ? nil : match.start)
        set(&draft, line: line, quote: quote)
    }

    /// For studies: a lone date is the end.
    static func education(_ entry: Entry, into draft: inout Draft) {
        guard let (line, match) = entry.date else { return }
        let quote = String(line.text[match.range])
        draft.isCurrent = match.isCurrent
        if match.isPeriod {
            draft.start = match.start
            draft.end = match.end
        } else {
            draft.end = match.start
        }
        set(&draft, line: line, quote: quote)
    }

    /// The ISO forms of both ends, proved by what is printed.
    private static func set(_ draft: inout Draft, line: CVLine, quote: String) {
        let confidence = 0.95
        if let start = draft.start {
            draft[.startDate] = Found(
                start.iso,
                line: line.index,
                quote: quote,
                confidence: confidence,
                derivation: .date
            )
        }
        if let end = draft.end {
            draft[.endDate] = Found(end.iso, line: line.index, quote: quote, confidence: confidence, derivation: .date)
        }
    }
}
