// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import Profiles

/// What a profile demands of its values beyond their kinds: forms of dates, words of lists, ranges of numbers.
///
/// The same as docs/schemas/profile.schema.json says; and of what a person states that it can be true.
enum ProfileRules {
    private static let contracts = [
        "permanent", "fixed_term", "internship", "apprenticeship", "temporary", "freelance",
    ]
    private static let levels = ["A1", "A2", "B1", "B2", "C1", "C2", "native"]
    private static let origins = ["document", "metadata", "submission"]

    /// The first value that does not fit, as a sentence with its place; `nil` when all do.
    static func objection(to value: JSONValue, at pointer: String = "") -> ErrorDetail? {
        first(in: value, at: pointer) { demand(on: $0, named: $1, in: $2) }
    }

    /// The first value that cannot be true, be its form as it may: a day that there is not, an e-mail address without @.
    ///
    /// What stands in `base` as well was read so in the document, and is not the person's mistake.
    static func untruth(in value: JSONValue, besides base: JSONValue) -> ErrorDetail? {
        let known = Set(base.texts)
        return first(in: value, at: "") { value, key, pointer in
            guard let text = value.string, !known.contains(text) else { return nil }
            switch key {
            case "startDate", "endDate", "date", "releaseDate", "reference_date":
                guard PartialDate(iso: text)?.isReal != true else { return nil }
                return ErrorDetail(
                    "a date of the calendar from 1900 on",
                    french: "une date du calendrier, à partir de 1900"
                )
            case "email" where pointer == "/basics":
                guard text.wholeMatch(of: /[^@\s]+@[^@\s]+/) == nil else { return nil }
                return ErrorDetail("an e-mail address (name@server)", french: "une adresse e-mail (nom@serveur)")
            default: return nil
            }
        }
    }

    /// Every date that is none, by its form or by the calendar, as a sentence with its place.
    static func wrongDates(in value: JSONValue, at pointer: String = "") -> [ErrorDetail] {
        var found: [ErrorDetail] = []
        for (key, member) in value.object?.members ?? [] {
            let inner = JSONPointer.appending(key, to: pointer)
            let isDated = ["startDate", "endDate", "date", "releaseDate"].contains(key)
            if isDated, let text = member.string, !isDate(text) || PartialDate(iso: text)?.isReal != true {
                found.append(
                    ErrorDetail(
                        "\(inner) is no date (YYYY, YYYY-MM or YYYY-MM-DD)",
                        french: "\(inner) n’est pas une date (AAAA, AAAA-MM ou AAAA-MM-JJ)"
                    )
                )
            }
            found += wrongDates(in: member, at: inner)
        }
        for (index, item) in (value.array ?? []).enumerated() {
            found += wrongDates(in: item, at: "\(pointer)/\(index)")
        }
        return found
    }

    private static func first(
        in value: JSONValue,
        at pointer: String,
        _ demand: (JSONValue, _ key: String, _ pointer: String) -> ErrorDetail?
    ) -> ErrorDetail? {
        for (key, member) in value.object?.members ?? [] {
            let inner = JSONPointer.appending(key, to: pointer)
            if let words = demand(member, key, pointer) {
                return ErrorDetail("\(inner) is not \(words.english)", french: "\(inner) n’est pas \(words.french)")
            }
            if let objection = first(in: member, at: inner, demand) { return objection }
        }
        for (index, item) in (value.array ?? []).enumerated() {
            if let objection = first(in: item, at: "\(pointer)/\(index)", demand) { return objection }
        }
        return nil
    }

    private static let months = ErrorDetail("a number of months", french: "un nombre de mois")

    /// What the value should be and is not.
    private static func demand(on value: JSONValue, named key: String, in pointer: String) -> ErrorDetail? {
        let isOurs = pointer.hasSuffix("/x-greffier")
        switch key {
        case "startDate", "endDate", "date", "releaseDate":
            return value.string.map(isDate) == false
                ? form("YYYY, YYYY-MM or YYYY-MM-DD", "AAAA, AAAA-MM ou AAAA-MM-JJ") : nil
        case "reference_date" where isOurs:
            return value.string.map(isDay) == false ? form("YYYY-MM-DD", "AAAA-MM-JJ") : nil
        case "reference_source" where isOurs: return word(value, origins)
        case "contract" where isOurs: return word(value, contracts)
        case "cefr" where isOurs: return word(value, levels)
        case "eqf" where isOurs:
            guard value.integer.map((1...8).contains) == false else { return nil }
            return ErrorDetail("a level from 1 to 8", french: "un niveau de 1 à 8")
        case "months_total" where isOurs: return isNegative(value) ? months : nil
        default: return pointer.hasSuffix("/x-greffier/months") && isNegative(value) ? months : nil
        }
    }

    private static func form(_ english: String, _ french: String) -> ErrorDetail {
        ErrorDetail(english, french: "de la forme \(french)")
    }

    private static func isNegative(_ value: JSONValue) -> Bool { value.number.map { $0 < 0 } == true }

    private static func word(_ value: JSONValue, _ words: [String]) -> ErrorDetail? {
        guard value.string.map(words.contains) == false else { return nil }
        let list = words.joined(separator: ", ")
        return ErrorDetail("one of \(list)", french: "l’un de \(list)")
    }

    private static func isDate(_ text: String) -> Bool {
        text.wholeMatch(of: /[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?/) != nil
    }

    private static func isDay(_ text: String) -> Bool { text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil }
}

extension JSONValue {
    /// All texts in it.
    fileprivate var texts: [String] {
        switch self {
        case .object(let object): object.members.flatMap(\.value.texts)
        case .array(let items): items.flatMap(\.texts)
        case .string(let text): [text]
        case .null, .bool, .integer, .number: []
        }
    }
}
