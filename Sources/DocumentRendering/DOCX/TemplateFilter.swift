// SPDX-License-Identifier: GPL-3.0-or-later

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
    /// The entries of a list with a text between.
    case join
    /// A text for where there is no value.
    case `default`
    /// The first entry of a list.
    case first
    /// How many entries a list has.
    case count

    var needsArgument: Bool { self == .join || self == .default }

    /// A filter as a tag uses it.
    struct Use: Equatable {
        var filter: TemplateFilter
        var argument: String?
    }

    /// The shape that comes out, or `nil` where the filter can do nothing with `shape`.
    func shape(from shape: ProfileShape) -> ProfileShape? {
        switch (self, shape) {
        case (.period, .object(let fields)): fields["startDate"] == nil ? nil : .value
        case (.count, .list), (.default, _): self == .count ? .value : shape
        case (.first, .list(let entry)): entry
        case (.join, .list(.value)): .value
        case (.period, _), (.count, _), (.first, _), (.join, _): nil
        case (_, .value), (_, .list(.value)): shape
        case (_, .object), (_, .list), (_, .table): nil
        }
    }

    /// The value written the filter's way.
    func apply(to value: ProfileValue, argument: String?, language: RenderLanguage) -> ProfileValue {
        switch self {
        case .default: return value.isPresent ? value : .text(argument ?? "")
        case .join: return .text(value.entries.map { $0.text(language) }.joined(separator: argument ?? ", "))
        case .first: return value.entries.first ?? .missing
        case .count: return .number(Double(value.entries.count))
        case .period:
            let isOpen = value.value(at: ["x-greffier", "current"]) != .flag(false)
            let text = PeriodText.text(
                start: value["startDate"],
                end: value["endDate"],
                isOpen: isOpen,
                language: language
            )
            return text.isEmpty ? .missing : .text(text)
        case .date, .month, .short, .year, .numeric, .upper, .lower, .capitalize:
            if case .list(let list) = value {
                return .list(list.map { apply(to: $0, argument: argument, language: language) })
            }
            return value.isPresent ? .text(written(value.text(language), language)) : .missing
        }
    }

    private func written(_ text: String, _ language: RenderLanguage) -> String {
        switch self {
        case .upper: text.uppercased()
        case .lower: text.lowercased()
        case .capitalize: text.prefix(1).uppercased() + text.dropFirst()
        case .date: PartialDate(text)?.fullText(language) ?? text
        case .month: PartialDate(text)?.monthText(language) ?? text
        case .short: PartialDate(text)?.shortText(language) ?? text
        case .year: PartialDate(text).map { String($0.year) } ?? text
        case .numeric: PartialDate(text)?.numericText ?? text
        case .period, .join, .default, .first, .count: text
        }
    }
}

extension ProfileValue {
    /// The value as people read it; a list with commas, an object as nothing.
    func text(_ language: RenderLanguage) -> String {
        switch self {
        case .missing, .object: ""
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
