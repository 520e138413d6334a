// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// A date of a CV as data, with the words of the data that state it.
struct ExactDate {
    var date: PartialDate
    var quote: String

    /// `year="2016" month="--03" day="---01"`, as Europass wrote dates up to 2020; `nil` without a year.
    init?(attributesOf element: Document.DataFile.Element?) {
        guard let element, let date = Self.date(Self.numbers(attributesOf: element)) else { return nil }
        self.date = date
        quote = element.attributes.map(\.written).joined(separator: " ")
    }

    /// `2016`, `2016-03`, `2016-03-01` and what goes on behind it, in the element or in its `FormattedDateTime`.
    ///
    /// `nil` of a date in words.
    init?(textOf element: Document.DataFile.Element?) {
        guard let text = Self.text(element), let date = Self.date(Self.numbers(in: text)) else { return nil }
        self.date = date
        quote = text
    }

    /// Whether the attributes state a date that there is not, by its year, its month or its day.
    static func isImpossible(attributesOf element: Document.DataFile.Element?) -> Bool {
        element.map { isImpossible(numbers(attributesOf: $0)) } ?? false
    }

    /// Whether the text is made as a date and states one that there is not; what is in words may be one.
    static func isImpossible(textOf element: Document.DataFile.Element?) -> Bool {
        text(element).map { isImpossible(numbers(in: $0)) } ?? false
    }

    private static func isImpossible(_ parts: [Int?]) -> Bool {
        let stated = parts.prefix { $0 != nil }.compactMap { $0 }
        guard let year = stated.first else { return false }
        let date = PartialDate(
            year: year,
            month: stated.count > 1 ? stated[1] : nil,
            day: stated.count > 2 ? stated[2] : nil
        )
        return !date.isReal
    }

    private static func numbers(attributesOf element: Document.DataFile.Element) -> [Int?] {
        ["year", "month", "day"].map { name in
            element.attribute(name).flatMap { Int($0.filter { $0.isASCII && $0.isNumber }) }
        }
    }

    private static func text(_ element: Document.DataFile.Element?) -> String? {
        element?.words() ?? element?.words("FormattedDateTime")
    }

    private static func numbers(in text: String) -> [Int?] {
        text.prefix { $0 != "T" && $0 != " " && $0 != "+" }.split(separator: "-").prefix(3).map { Int($0) }
    }

    /// As precise as it is sane.
    private static func date(_ parts: [Int?]) -> PartialDate? {
        guard let year = parts.first ?? nil else { return nil }
        let month = parts.count > 1 ? parts[1] : nil
        let day = month == nil || parts.count < 3 ? nil : parts[2]
        let stated = [
            PartialDate(year: year, month: month, day: day), PartialDate(year: year, month: month),
            PartialDate(year: year),
        ]
        return stated.first(where: \.isReal)
    }
}
