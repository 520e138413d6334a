// SPDX-License-Identifier: GPL-3.0-or-later

extension SearchHint {
    /// What programs know it by.
    package var code: String {
        switch self {
        case .unknownField: "unknown_field"
        case .missingValue: "missing_value"
        case .openQuote: "open_quote"
        case .tooLong: "too_long"
        case .empty: "empty"
        case .onlyExclusions: "only_exclusions"
        case .noneMeets: "none_meets"
        case .noneMeetsAll: "none_meets_all"
        case .onlyWithoutConditions: "only_without_conditions"
        case .noPhrase: "no_phrase"
        }
    }

    /// The field or condition that it is about.
    package var subject: String? {
        switch self {
        case .unknownField(let name, _), .missingValue(let name): name
        case .noneMeets(let condition): condition
        default: nil
        }
    }

    /// What may be meant instead.
    package var nearest: String? {
        if case .unknownField(_, let nearest) = self { return nearest }
        return nil
    }

    /// How many words count, or how many documents there are.
    package var count: Int? {
        switch self {
        case .tooLong(let count), .onlyWithoutConditions(let count): count
        default: nil
        }
    }
}
