// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// A date of a CV as data, with the words of the data that state it.
struct ExactDate {
    var date: PartialDate
    var quote: String

    /// `year="2016" month="--03" day="---01"`, as Europass wrote dates up to 2020; `nil` without a year.
    init?(attributesOf element: Document.DataFile.Element?) {
        guard let element else { return nil }
        let numbers = ["year", "month", "day"].map { name in
            element.attribute(name).flatMap { Int($0.filter { $0.isASCII && $0.isNumber }) }
        }
        guard let date = Self.date(numbers) else { return nil }
        self.date = date
        quote = element.attributes.map(\.written).joined(separator: " ")
    }

    /// `2016`, `2016-03`, `2016-03-01` and what goes on behind it, in the element or in its `FormattedDateTime`.
    ///
    /// `nil` of a date in words.
    init?(textOf element: Document.DataFile.Element?) {
        guard let text = element?.words() ?? element?.words("FormattedDateTime") else { return nil }
        let parts = text.prefix { $0 != "T" && $0 != " " && $0 != "+" }.split(separator: "-")
        guard let date = Self.date(parts.prefix(3).map { Int($0) }), parts.first?.count == 4 else { return nil }
        self.date = date
        quote = text
    }

    /// As precise as it is sane.
    private static func date(_ parts: [Int?]) -> PartialDate? {
        guard let first = parts.first, let year = first, (1900...2100).contains(year) else { return nil }
        guard parts.count > 1, let month = parts[1], (1...12).contains(month) else { return PartialDate(year: year) }
        guard parts.count > 2, let day = parts[2], (1...31).contains(day) else {
            return PartialDate(year: year, month: month)
        }
        return PartialDate(year: year, month: month, day: day)
    }
}
