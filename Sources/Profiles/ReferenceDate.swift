// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import TextFolding

/// The day that "today" means in a CV: the one printed as the document's own, else that of the file's metadata, else the
/// submission's.
struct ReferenceDate: Sendable, Equatable {
    var date: PartialDate
    /// `document`, `metadata` or `submission`.
    var source: String
    /// What is printed, and on which line.
    var printed: Found?

    init(document: Document, lines: [CVLine] = [], lexicons: Lexicons? = nil, submittedAt: Date) {
        let today = Self.day(submittedAt)
        if let lexicons, let (found, day) = Self.printed(lines, lexicons, today: today) {
            date = day
            source = "document"
            printed = found
            return
        }
        for stated in [document.metadata.modifiedAt, document.metadata.createdAt].compactMap({ $0 }) {
            if let date = PartialDate(iso: stated), date.day != nil, Self.isSane(date, today: today) {
                self.date = date
                source = "metadata"
                return
            }
        }
        date = today
        source = "submission"
    }

    /// `Mis à jour le 12 mars 2024`, `Last updated: March 2024`: short lines that say this and nothing else.
    ///
    /// A month stands for its first day.
    private static func printed(_ lines: [CVLine], _ lexicons: Lexicons, today: PartialDate) -> (Found, PartialDate)? {
        for line in lines where line.words.count <= 10 && line.dates.count == 1 {
            guard let match = line.dates.first, !match.isPeriod, var date = match.start, date.month != nil,
                isLabelled(line, before: match, lexicons)
            else { continue }
            date.day = date.day ?? 1
            guard isSane(date, today: today) else { continue }
            return (Found(date.iso, line: line.index, quote: String(line.text[match.range]), derivation: .date), date)
        }
        return nil
    }

    /// Whether nothing but a label, a little word and perhaps a town stands before the date, and nothing behind it.
    private static func isLabelled(_ line: CVLine, before match: DateScanner.Match, _ lexicons: Lexicons) -> Bool {
        guard !line.text[match.range.upperBound...].contains(where: { $0.isLetter || $0.isNumber }) else {
            return false
        }
        var words = Folding.words(String(line.text[..<match.range.lowerBound]))
        if let first = words.first, ["cv", "resume", "document", "profil", "profile"].contains(first), words.count > 1 {
            words.removeFirst()
        }
        guard let label = lexicons[.dateLabels].longestMatch(words, at: 0) else { return false }
        let isSigned = words[0] == "fait"
        let rest = words[label.count...].filter {
            !["le", "du", "au", "en", "on", "the", "of", "in", "a"].contains($0)
        }
        return rest.count <= (isSigned ? 3 : 0)
    }

    private static func isSane(_ date: PartialDate, today: PartialDate) -> Bool {
        date <= today && date.year >= today.year - 15
    }

    private static func day(_ date: Date) -> PartialDate {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? calendar.timeZone
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return PartialDate(year: parts.year ?? 1970, month: parts.month, day: parts.day)
    }
}
