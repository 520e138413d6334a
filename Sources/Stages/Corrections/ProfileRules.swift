// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

/// What a profile demands of its values beyond their kinds: forms of dates, words of lists, ranges of numbers.
///
/// The same as docs/schemas/profile.schema.json says.
enum ProfileRules {
    private static let contracts = [
        "permanent", "fixed_term", "internship", "apprenticeship", "temporary", "freelance",
    ]
    private static let levels = ["A1", "A2", "B1", "B2", "C1", "C2", "native"]
    private static let origins = ["document", "metadata", "submission"]

    /// The first value that does not fit, as a sentence with its place; `nil` when all do.
    static func objection(to value: JSONValue, at pointer: String = "") -> String? {
        for (key, member) in value.object?.members ?? [] {
            let inner = JSONPointer.appending(key, to: pointer)
            if let words = demand(on: member, named: key, in: pointer) { return "\(inner) is not \(words)" }
            if let objection = objection(to: member, at: inner) { return objection }
        }
        for (index, item) in (value.array ?? []).enumerated() {
            if let objection = objection(to: item, at: "\(pointer)/\(index)") { return objection }
        }
        return nil
    }

    /// What the value should be and is not.
    private static func demand(on value: JSONValue, named key: String, in pointer: String) -> String? {
        let isOurs = pointer.hasSuffix("/x-greffier")
        switch key {
        case "startDate", "endDate", "date", "releaseDate":
            return value.string.map(isDate) == false ? "YYYY, YYYY-MM or YYYY-MM-DD" : nil
        case "reference_date" where isOurs: return value.string.map(isDay) == false ? "YYYY-MM-DD" : nil
        case "reference_source" where isOurs: return word(value, origins)
        case "contract" where isOurs: return word(value, contracts)
        case "cefr" where isOurs: return word(value, levels)
        case "eqf" where isOurs: return value.integer.map((1...8).contains) == false ? "a level from 1 to 8" : nil
        case "months_total" where isOurs: return isNegative(value) ? "a number of months" : nil
        default: return pointer.hasSuffix("/x-greffier/months") && isNegative(value) ? "a number of months" : nil
        }
    }

    private static func isNegative(_ value: JSONValue) -> Bool { value.number.map { $0 < 0 } == true }

    private static func word(_ value: JSONValue, _ words: [String]) -> String? {
        value.string.map(words.contains) == false ? "one of \(words.joined(separator: ", "))" : nil
    }

    private static func isDate(_ text: String) -> Bool {
        text.wholeMatch(of: /[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?/) != nil
    }

    private static func isDay(_ text: String) -> Bool { text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil }
}
