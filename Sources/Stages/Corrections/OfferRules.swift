// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import Profiles

/// What an offer demands of its values beyond their kinds, as docs/schemas/offer.schema.json says.
enum OfferRules {
    /// The first value that does not fit, as a sentence with its place; `nil` when all do.
    static func objection(to offer: JSONValue) -> ErrorDetail? {
        let own = offer[key: "x-greffier"]
        let languages = (own?[key: "languages"]?.array ?? []).enumerated().map { index, language in
            word(language[key: "cefr"], levels, at: "/x-greffier/languages/\(index)/cefr")
        }
        let skills = (offer[key: "skills"]?.array ?? []).enumerated().map { index, skill in
            word(skill[key: "level"], ["required", "preferred"], at: "/skills/\(index)/level")
        }
        let values = [
            word(own?[key: "status"], [OfferCorrection.open, OfferCorrection.closed], at: "/x-greffier/status"),
            word(own?[key: "contract"], contracts, at: "/x-greffier/contract"),
            day(own?[key: "valid_until"], at: "/x-greffier/valid_until"),
            date(own?[key: "start_date"], at: "/x-greffier/start_date"),
            level(own?[key: "eqf"]), years(own?[key: "years"]), weight(own?[key: "location_weight"]),
        ]
        return (values + languages + skills).lazy.compactMap { $0 }.first
    }

    private static let levels = ["A1", "A2", "B1", "B2", "C1", "C2", "native"]
    private static let contracts = [
        "permanent", "fixed_term", "internship", "apprenticeship", "temporary", "freelance",
    ]

    private static func word(_ value: JSONValue?, _ words: [String], at place: String) -> ErrorDetail? {
        guard let value, !(value.string.map(words.contains) ?? false) else { return nil }
        let list = words.joined(separator: ", ")
        return ErrorDetail("\(place) is not one of \(list)", french: "\(place) n’est pas l’un de \(list)")
    }

    private static func day(_ value: JSONValue?, at place: String) -> ErrorDetail? {
        guard let value else { return nil }
        let text = value.string ?? ""
        if text.count == 10, PartialDate(iso: text)?.isReal == true { return nil }
        return ErrorDetail(
            "\(place) is not a day of the calendar (YYYY-MM-DD)",
            french: "\(place) n’est pas un jour du calendrier (AAAA-MM-JJ)"
        )
    }

    private static func date(_ value: JSONValue?, at place: String) -> ErrorDetail? {
        guard let value, value.string.flatMap({ PartialDate(iso: $0) })?.isReal != true else { return nil }
        return ErrorDetail(
            "\(place) is not a date (YYYY, YYYY-MM or YYYY-MM-DD)",
            french: "\(place) n’est pas une date (AAAA, AAAA-MM ou AAAA-MM-JJ)"
        )
    }

    private static func level(_ value: JSONValue?) -> ErrorDetail? {
        guard let value, value.integer.map((1...8).contains) != true else { return nil }
        return ErrorDetail(
            "/x-greffier/eqf is not a level from 1 to 8",
            french: "/x-greffier/eqf n’est pas un niveau de 1 à 8"
        )
    }

    private static func weight(_ value: JSONValue?) -> ErrorDetail? {
        guard let value, value.number.map((0...100).contains) != true else { return nil }
        return ErrorDetail(
            "/x-greffier/location_weight is not a number from 0 to 100",
            french: "/x-greffier/location_weight n’est pas un nombre de 0 à 100"
        )
    }

    private static func years(_ value: JSONValue?) -> ErrorDetail? {
        guard let value, value.number.map((0...60).contains) != true else { return nil }
        return ErrorDetail(
            "/x-greffier/years is not a number of years from 0 to 60",
            french: "/x-greffier/years n’est pas un nombre d’années de 0 à 60"
        )
    }
}
