// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import ProfileModel
import TextFolding

extension OfferReader {
    /// A place as the offer names it: `44000 Nantes`, `Nantes (44)`, `Leeds, UK`.
    struct Place {
        var city: String?
        var postalCode: String?
        /// ISO code and the words that name the country.
        var country: (code: String, words: String)?
    }

    /// The place that `text` names, or `nil` when it holds no known town, country or postal code.
    func place(in text: String) -> Place? {
        let ranges = WordRanges(text)
        var place = Place()
        if let match = lexicons[.cities].matches(in: ranges.words).first, ranges.words.count <= match.range.count + 5 {
            place.city = ranges.printed(match.range)
        }
        // Codes count in capitals only: `de` is no Germany.
        if let match = lexicons[.countries].matches(in: ranges.words).last, ranges.words.count <= match.range.count + 5,
            let words = ranges.printed(match.range), words.utf8.count > 3 || words == words.uppercased()
        {
            place.country = (match.entry.canonical, words)
        }
        if let index = ranges.words.firstIndex(where: { $0.utf8.count == 5 && $0.allSatisfy(\.isNumber) }),
            ranges.words.count <= 6
        {
            place.postalCode = ranges.printed(index..<(index + 1))
            place.city = place.city ?? Self.town(after: index, in: ranges)
        }
        // `Nantes (44)`: a town that the lexicon does not know, with its department.
        if place.city == nil, place.country == nil, place.postalCode == nil { return Self.townWithDepartment(text) }
        return place
    }

    /// Sets the location from a piece that names one, or takes the words as the town.
    func setLocation(_ text: String, _ item: OfferItem, _ confidence: Double, _ draft: inout OfferDraft) {
        var place = place(in: text) ?? Place()
        if place.city == nil {
            let first = text.split { ",(/".contains($0) }.first.map { OfferOutline.trimmed($0) } ?? text
            let isCountry = place.country.map { Folding.key($0.words) == Folding.key(first) } ?? false
            if !isCountry, place.postalCode == nil, first.split(separator: " ").count <= 5 { place.city = first }
        }
        var location = Profile.Location()
        location.city = place.city
        location.postalCode = place.postalCode
        location.countryCode = place.country?.code
        guard location != Profile.Location() else { return }
        draft.offer.location = location
        if let city = place.city { draft.prove("/location/city", by: item, city, confidence) }
        if let code = place.postalCode { draft.prove("/location/postalCode", by: item, code, confidence) }
        if let country = place.country {
            draft.prove("/location/countryCode", by: item, country.words, confidence, derivation: "country")
        }
    }

    private static func town(after index: Int, in ranges: WordRanges) -> String? {
        let rest = (index + 1)..<min(ranges.words.count, index + 5)
        return rest.isEmpty ? nil : ranges.printed(rest)
    }

    private static func townWithDepartment(_ text: String) -> Place? {
        guard let open = text.lastIndex(of: "("), text.hasSuffix(")") else { return nil }
        let code = text[text.index(after: open)...].dropLast()
        guard (2...3).contains(code.count), code.allSatisfy({ $0.isNumber || $0 == "A" || $0 == "B" }),
            code.contains(where: \.isNumber)
        else { return nil }
        let town = OfferOutline.trimmed(text[..<open])
        return town.isEmpty || town.split(separator: " ").count > 5 ? nil : Place(city: town)
    }

    static func looksLikePlace(_ text: String) -> Bool {
        text.split(separator: " ").count <= 4 && text.first?.isUppercase == true && !text.contains(where: \.isNumber)
    }

    // MARK: Pieces of a line

    /// The parts of a header line between dashes, bars and dots that stand apart.
    static func pieces(of text: String) -> [String] {
        var parts = [text]
        for separator in [" – ", " — ", " - ", " | ", " • ", " · ", " // ", "\t"] {
            parts = parts.flatMap { $0.split(separator: separator).map { OfferOutline.trimmed($0) } }
        }
        return parts.filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    /// The stretch of `text` from the start of one piece to the end of another.
    static func span(from first: String, through last: String, in text: String) -> String? {
        guard let start = text.firstRange(of: first)?.lowerBound,
            let end = text[start...].firstRange(of: last)?.upperBound
        else {
            return nil
        }
        return String(text[start..<end])
    }

    private static let genderMarks = [
        "(h/f)", "(f/h)", "(m/f)", "(f/m)", "(h/f/x)", "(f/h/x)", "(m/f/d)", "(m/w/d)", "(f/m/d)", "(m/f/x)",
        "(f/h/nb)", "h/f",
        "f/h", "m/f", "(f-h)", "(h-f)", "(h / f)", "(f / h)",
    ]

    static func hasGenderMark(_ text: String) -> Bool {
        let folded = text.lowercased()
        return genderMarks.contains { folded.hasSuffix($0) || folded.contains($0 + " ") }
    }

    static func isGenderMark(_ text: String) -> Bool { genderMarks.contains(text.lowercased()) }

    /// The title without a mark of gender at its end.
    static func withoutGenderMark(_ text: String) -> String {
        for mark in genderMarks where text.lowercased().hasSuffix(mark) {
            var cut = text.dropLast(mark.count)
            while let last = cut.last, last.isWhitespace || "–—-|,".contains(last) { cut.removeLast() }
            return String(cut)
        }
        return text
    }
}
