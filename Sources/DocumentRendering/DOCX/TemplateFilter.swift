// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// What a template can do to a value: nothing but to write it another way.
enum TemplateFilter: String, CaseIterable {
    /// `12 mars 2021`, with the precision that is known.
    case date
    /// `mars 2021`.
    case month
    /// `sept. 2021`.
    case short
    /// `2021`.
    case year
    /// `03/2021`.
    case numeric
    /// `sept. 2021 – aujourd’hui`, from an entry with `startDate` and `endDate`.
    case period
    case upper
    case lower
    /// The first letter as a capital.
    case capitalize
    /// `06 12 34 56 78`, `+44 20 7946 0958`, from a number as profiles keep it.
    case phone
    /// `2 ans et 3 mois`, from an entry with `startDate` and `endDate`, or from a number of months.
    case duration
    /// The first letters of the words: `A. M.`.
    case initials
    /// The value as a hyperlink to itself, shown as it is or as another text.
    case link
    /// The entries of a list with a text between.
    case join
    /// `a, b et c`.
    case sentence
    /// A text for where there is no value.
    case `default`
    /// The first entry of a list.
    case first
    /// The last entry of a list.
    case last
    /// So many entries of a list at the most.
    case limit
    /// How many entries a list has.
    case count
    /// How wide a picture is at the most: `width: 3cm`.
    case width
    /// How high a picture is at the most.
    case height

    /// What may follow the filter's name.
    enum Argument { case none, text, anyText, number, length }

    var argument: Argument {
        switch self {
        case .default: .text
        case .join, .link: .anyText
        case .limit: .number
        case .width, .height: .length
        default: .none
        }
    }

    /// A filter as a tag uses it.
    struct Use: Equatable {
        var filter: TemplateFilter
        var argument: String?
    }

    /// The shape that comes out, or `nil` where the filter can do nothing with `shape`.
    func shape(from shape: ProfileShape) -> ProfileShape? {
        switch (self, shape) {
        case (.period, .object(let fields)), (.duration, .object(let fields)):
            fields["startDate"] == nil ? nil : .value
        case (.count, .list): .value
        case (.default, .picture), (.default, .object): nil
        case (.default, _): shape
        case (.first, .list(let entry)), (.last, .list(let entry)): entry
        case (.limit, .list): shape
        case (.join, .list(.value)), (.sentence, .list(.value)): .value
        case (.width, .picture), (.height, .picture): .picture
        case (.link, .value): .value
        case (.period, _), (.count, _), (.first, _), (.last, _), (.limit, _), (.join, _), (.sentence, _), (.link, _),
            (.width, _), (.height, _):
            nil
        case (_, .value), (_, .list(.value)): shape
        case (_, .object), (_, .list), (_, .table), (_, .picture): nil
        }
    }

    /// The value written the filter's way.
    func apply(to value: ProfileValue, argument: String?, _ context: TemplateContext) -> ProfileValue {
        let language = context.language
        switch self {
        case .default: return value.isPresent ? value : .text(argument ?? "")
        case .join: return .text(value.entries.map { $0.text(language) }.joined(separator: argument ?? ", "))
        case .sentence: return .text(language.sentence(value.entries.map { $0.text(language) }))
        case .first: return value.entries.first ?? .missing
        case .last: return value.entries.last ?? .missing
        case .limit: return .list(Array(value.entries.prefix(argument.flatMap { Int($0) } ?? 0)))
        case .count: return .number(Double(value.entries.count))
        case .period: return .some(Self.period(value, language))
        case .duration: if case .list = value { break } else { return .some(DurationText.text(value, context)) }
        case .link:
            let text = value.text(language)
            return text.isEmpty ? .missing : .text(argument ?? PDFLink.shown(text))
        case .width, .height: return value
        case .date, .month, .short, .year, .numeric, .upper, .lower, .capitalize, .phone, .initials: break
        }
        if case .list(let list) = value {
            return .list(list.map { apply(to: $0, argument: argument, context) })
        }
        return value.isPresent ? .text(written(value.text(language), language)) : .missing
    }

    private static func period(_ value: ProfileValue, _ language: ReportLanguage) -> String {
        let isOpen = value.value(at: ["x-greffier", "current"]) != .flag(false)
        return PeriodText.text(start: value["startDate"], end: value["endDate"], isOpen: isOpen, language: language)
    }

    private func written(_ text: String, _ language: ReportLanguage) -> String {
        switch self {
        case .upper: text.uppercased()
        case .lower: text.lowercased()
        case .capitalize: text.prefix(1).uppercased() + text.dropFirst()
        case .date: PartialDate(text)?.fullText(language) ?? text
        case .month: PartialDate(text)?.monthText(language) ?? text
        case .short: PartialDate(text)?.shortText(language) ?? text
        case .year: PartialDate(text).map { String($0.year) } ?? text
        case .numeric: PartialDate(text)?.numericText ?? text
        case .phone: PhoneText.text(text, language: language)
        case .initials:
            text.split { $0.isWhitespace || $0 == "-" }.map { $0.prefix(1).uppercased() + "." }.joined(separator: " ")
        default: text
        }
    }
}

/// What filters need to know beside the value.
struct TemplateContext {
    var language: ReportLanguage
    /// The day that open periods last to.
    var today: PartialDate?
}

extension ProfileValue {
    /// A text, or nothing where it is empty.
    static func some(_ text: String) -> ProfileValue { text.isEmpty ? .missing : .text(text) }

    /// The value as people read it; a list with commas, an object as nothing.
    func text(_ language: ReportLanguage) -> String {
        switch self {
        case .missing, .object, .picture: ""
        case .text(let text): text
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
        case .flag(let flag):
            switch language {
            case .french: flag ? "oui" : "non"
            case .english: flag ? "yes" : "no"
            }
        case .list(let list): list.filter(\.isPresent).map { $0.text(language) }.joined(separator: ", ")
        }
    }
}
