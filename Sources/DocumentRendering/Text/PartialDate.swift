// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// A date of a profile: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, with the precision that is known.
struct PartialDate: Equatable {
    var year: Int
    /// 1 to 12.
    var month: Int?
    var day: Int?

    /// Reads the three ISO forms; `nil` for anything else, which is then shown as written.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4, let year = Self.number(parts[0]) else {
            return nil
        }
        self.year = year
        guard parts.count > 1 else { return }
        guard let month = Self.number(parts[1]), (1...12).contains(month) else { return nil }
        self.month = month
        guard parts.count > 2 else { return }
        guard let day = Self.number(parts[2].prefix(2)), (1...31).contains(day) else { return nil }
        self.day = day
    }

    /// `mars 2021`, `March 2021`, or the year alone.
    func monthText(_ language: ReportLanguage) -> String {
        guard let month else { return String(year) }
        return "\(language.months[month - 1]) \(year)"
    }

    /// `sept. 2021`, `Sep 2021`, or the year alone.
    func shortText(_ language: ReportLanguage) -> String {
        guard let month else { return String(year) }
        return "\(language.shortMonths[month - 1]) \(year)"
    }

    /// `12 mars 2021`, `12 March 2021`, or as much as is known.
    func fullText(_ language: ReportLanguage) -> String {
        guard let day else { return monthText(language) }
        let ordinal = language == .french && day == 1 ? "1er" : String(day)
        return "\(ordinal) \(monthText(language))"
    }

    /// `12/03/2021`, `03/2021` or `2021`.
    var numericText: String {
        guard let month else { return String(year) }
        let head = day.map { Self.padded($0) + "/" } ?? ""
        return "\(head)\(Self.padded(month))/\(year)"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}

/// The text of a period.
enum PeriodText {
    /// `sept. 2021 – août 2023`, `sept. 2021 – aujourd’hui`, `2019`; empty where no date is known.
    ///
    /// A value that is no ISO date is shown as written. An end equal to the start is not repeated.
    static func text(start: String?, end: String?, isOpen: Bool = true, language: ReportLanguage) -> String {
        let first = start.map { PartialDate($0)?.shortText(language) ?? $0 } ?? ""
        let last = end.map { PartialDate($0)?.shortText(language) ?? $0 } ?? ""
        if first.isEmpty { return last }
        if last.isEmpty { return isOpen ? "\(first) – \(language.present)" : first }
        return first == last ? first : "\(first) – \(last)"
    }
}
