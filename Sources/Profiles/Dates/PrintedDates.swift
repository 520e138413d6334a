// SPDX-License-Identifier: GPL-3.0-or-later
package import Lexicons

/// The rules' grammar of dates for a text that is one printed date or period and nothing else.
package struct PrintedDates: Sendable {
    private let scanner: DateScanner

    package init(lexicons: Lexicons) { scanner = DateScanner(lexicons) }

    /// What a printed date says; dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    package enum Reading: Sendable, Equatable {
        case date(String)
        /// A word for today.
        case ongoing
        /// Both ends of a period; without an end it goes on.
        case period(start: String?, end: String?)
    }

    /// Reads one text; `nil` for what is no date, for several, and for a date among other words.
    package func read(_ text: String) -> Reading? {
        guard let match = scanner.whole(text) else { return nil }
        if match.isOnlyPresent { return .ongoing }
        if match.isCurrent { return .period(start: match.start?.iso, end: nil) }
        if match.isPeriod || match.end != nil {
            guard let end = match.end else { return nil }
            return .period(start: match.start?.iso, end: end.iso)
        }
        return match.start.map { .date($0.iso) }
    }
}
