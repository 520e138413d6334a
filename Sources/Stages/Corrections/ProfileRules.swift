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

    private static let dates: Set = ["startDate", "endDate", "date", "releaseDate"]

    /// The first value that does not fit, as a sentence with its place; `nil` when all do.
    static func objection(to value: JSONValue) -> ErrorDetail? {
        members(of: value).lazy.compactMap { $0.isNot(demand(on: $0)) }.first
    }

    /// The first value that cannot be true, be its form as it may: a day that there is not, an e-mail address without @.
    ///
    /// What stands in `base` as well was read so in the document, and is not the person's mistake.
    static func untruth(in value: JSONValue, besides base: JSONValue) -> ErrorDetail? {
        let known = Set(base.texts)
        return members(of: value).lazy.compactMap { member -> ErrorDetail? in
            guard let text = member.value.string, !known.contains(text) else { return nil }
            return member.isNot(truthDemanded(of: text, in: member))
        }.first
    }

    /// What the text would have to be to be true, and is not.
    private static func truthDemanded(of text: String, in member: Member) -> ErrorDetail? {
        if dates.contains(member.key) || member.key == "reference_date" {
            guard PartialDate(iso: text)?.isReal != true else { return nil }
            return ErrorDetail(
                "a date of the calendar from 1900 on",
                french: "une date du calendrier, à partir de 1900"
            )
        }
        guard member.key == "email", member.parent == "/basics", text.wholeMatch(of: /[^@\s]+@[^@\s]+/) == nil else {
            return nil
        }
        return ErrorDetail("an e-mail address (name@server)", french: "une adresse e-mail (nom@serveur)")
    }

    /// Every date that is none, by its form or by the calendar, as a sentence with its place.
    static func wrongDates(in value: JSONValue) -> [ErrorDetail] {
        members(of: value).filter { dates.contains($0.key) }.compactMap { member in
            guard let text = member.value.string, !isDate(text) || PartialDate(iso: text)?.isReal != true else {
                return nil
            }
            return ErrorDetail(
                "\(member.place) is no date (YYYY, YYYY-MM or YYYY-MM-DD)",
                french: "\(member.place) n’est pas une date (AAAA, AAAA-MM ou AAAA-MM-JJ)"
            )
        }
    }

    // MARK: Members

    /// A value with the name it has in its object.
    private struct Member {
        var value: JSONValue
        var key: String
        /// Where the object stands.
        var parent: String

        var place: String { JSONPointer.appending(key, to: parent) }

        /// The sentence that it is not what it should be.
        func isNot(_ words: ErrorDetail?) -> ErrorDetail? {
            words.map { ErrorDetail("\(place) is not \($0.english)", french: "\(place) n’est pas \($0.french)") }
        }
    }

    /// The members of all objects in a value, each before what stands in it.
    private static func members(of value: JSONValue, at pointer: String = "") -> [Member] {
        let own = (value.object?.members ?? []).flatMap { key, inner -> [Member] in
            let member = Member(value: inner, key: key, parent: pointer)
            return [member] + members(of: inner, at: member.place)
        }
        let items = value.array ?? []
        return own + items.indices.flatMap { members(of: items[$0], at: "\(pointer)/\($0)") }
    }

    // MARK: Demands

    private static let months = ErrorDetail("a number of months", french: "un nombre de mois")

    /// What the value should be and is not.
    private static func demand(on member: Member) -> ErrorDetail? {
        let value = member.value
        let isOurs = member.parent.hasSuffix("/x-greffier")
        switch member.key {
        case _ where dates.contains(member.key):
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
        default: return member.parent.hasSuffix("/x-greffier/months") && isNegative(value) ? months : nil
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
