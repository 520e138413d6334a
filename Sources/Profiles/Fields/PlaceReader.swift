// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import TextFolding

/// Reads where a person lives, and tells places from names of firms.
struct PlaceReader {
    let lexicons: Lexicons

    struct Place {
        var city: Found?
        var postalCode: Found?
        var country: Found?
        var region: Found?
        var address: Found?
        var line: Int?
    }

    /// The first line of the head or contact section that holds a place.
    func read(_ lines: [CVLine]) -> Place {
        var best = Place()
        var bestScore = 0
        for line in lines where !line.isOrnament {
            guard let (place, score) = place(in: line), score > bestScore else { continue }
            best = place
            bestScore = score
            best.line = line.index
            if score >= 5 { break }
        }
        if best.city == nil, best.postalCode != nil, let town = lines.first(where: { $0.index + 1 == best.line }),
            town.words.count <= 3, isCityShaped(town.text)
        {
            best.city = Found(town.text, line: town.index, confidence: 0.9)
        }
        if best.address == nil { best.address = street(above: best.line, in: lines) }
        if best.city == nil, let (line, city) = lines.dropFirst().lazy.compactMap(besideContact).first {
            best.city = Found(city, line: line.index, confidence: 0.65)
            best.line = line.index
        }
        if best.city == nil, let (town, country) = zip(lines, lines.dropFirst()).first(where: isTownAboveCountry) {
            best.city = Found(town.text, line: town.index, confidence: 0.8)
            best.country = self.country(in: country.text, line: country.index, whole: true)
            best.line = town.index
        }
        if best.city == nil, let line = lines.first(where: { isToponym($0.text) }) {
            best.city = Found(Text.tidy(line.text), line: line.index, confidence: 0.6)
            best.line = line.index
        }
        return best
    }

    /// `Llandeilo` on a line, `United Kingdom` on the next.
    private func isTownAboveCountry(_ town: CVLine, _ below: CVLine) -> Bool {
        town.words.count <= 3 && isCityShaped(town.text) && !town.look.isHeading && below.index == town.index + 1
            && lexicons[.countries].entry(key: town.key) == nil
            && country(in: below.text, line: below.index, whole: true) != nil
    }

    /// `Hereford | 07700 900614 | …`: one word that nothing else is known of, first on a line of contact data.
    private func besideContact(_ line: CVLine) -> (CVLine, String)? {
        let fields = Text.fields(line.text, at: ["|", "•", "·", "\t", "–", "—"])
        guard fields.count > 1, let first = fields.first, isCityShaped(first),
            fields.dropFirst().contains(where: { $0.contains("@") || $0.count(where: \.isNumber) >= 8 })
        else { return nil }
        let words = Folding.words(first)
        let isTown = words.count == 1 || first.contains("-") && !first.contains(" ")
        let others: [Lexicons.Kind] = [
            .titles, .titleCues, .headings, .sections, .contactLabels, .sensitive, .licences, .contracts, .skills,
            .languages, .diplomas, .employers, .networks, .demonyms,
        ]
        let isWord = words.contains { word in others.contains { lexicons[$0].contains(key: word) } }
        return isTown && !isWord ? (line, first) : nil
    }

    /// Whether a text is shaped like a French town that the lexicon does not know: `Saint-Priest`, `Bourg-lès-Valence`.
    func isToponym(_ text: String) -> Bool {
        let words = Folding.words(text)
        guard (2...5).contains(words.count), text.contains("-"), isCityShaped(text), !text.contains(" ") else {
            return false
        }
        let links: Set<String> = ["sur", "sous", "les", "en", "le", "la", "de", "du", "aux", "et"]
        return words[0] == "saint" || words[0] == "sainte" || words.dropFirst().contains(where: links.contains)
    }

    private func place(in line: CVLine) -> (Place, Int)? {
        for raw in Text.fields(
            line.text.replacing(" / ", with: " | ").replacing(" - ", with: " | "),
            at: ["|", "•", "·", "\t", "–", "—", "✉", "☎", "⌂", ";", "●", "▪", "◆", "✦", "★", "◇", "∙", "■", "~"]
        ) {
            if raw.contains("@"), let place = stated(raw, line: line.index) { return (place, 3) }
            guard !raw.contains("@"), Text.wordCount(raw) <= 14 else { continue }
            let (part, labelled) = withoutLabel(raw)
            if let place = postal(part, line: line.index) { return (place, 5) }
            if let place = british(part, line: line.index) { return (place, 5) }
            if let place = canadian(part, line: line.index) { return (place, 5) }
            if let place = bracketed(part, line: line.index) { return (place, 5) }
            if let place = named(withoutDistrict(part), line: line.index, labelled: labelled) {
                return (place, labelled ? 4 : 3)
            }
            if let place = stated(part, line: line.index) { return (place, 3) }
            let town = withoutDistrict(part)
            if town != part, Text.wordCount(town) <= 3, isCityShaped(town) {
                return (Place(city: Found(town, line: line.index, confidence: 0.75)), 2)
            }
        }
        return nil
    }

    /// `Swansea SA1`, `Belfast BT9`: the first half of a British postcode behind a town.
    private func withoutDistrict(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, let code = words.last, (2...4).contains(code.count), code.first?.isLetter == true,
            code.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) }), code.contains(where: \.isNumber)
        else { return text }
        return words.dropLast().joined(separator: " ")
    }

    /// `(512) 555-0147 Austin, TX jane.example`: a state behind a town among other data, without separators.
    private func stated(_ text: String, line: Int) -> Place? {
        let tokens = text.split(whereSeparator: \.isWhitespace)
        guard
            let state = tokens.indices.dropFirst().first(where: {
                Self.states.contains(Text.trim(tokens[$0], ",;")) && tokens[$0 - 1].hasSuffix(",")
            })
        else { return nil }
        let words = tokens[..<state].suffix(3).reversed().prefix {
            $0.first?.isUppercase == true && $0.allSatisfy { $0.isLetter || "-'’.,".contains($0) }
        }
        let city = Text.trim(words.reversed().joined(separator: " "), ",")
        guard isCityShaped(city) else { return nil }
        var place = Place()
        place.city = Found(city, line: line, confidence: 0.85)
        place.region = Found(Text.trim(tokens[state], ",;"), line: line, confidence: 0.9)
        return place
    }

    private func withoutLabel(_ text: String) -> (String, Bool) {
        let words = Folding.words(text)
        for count in [3, 2, 1] where words.count > count {
            let key = words[..<count].joined(separator: " ")
            guard lexicons[.contactLabels].entry(key: key)?.canonical == "address" else { continue }
            if let colon = text.firstIndex(of: ":") { return (Text.trim(text[text.index(after: colon)...]), true) }
            let rest = text.split(separator: " ", maxSplits: count).dropFirst(count).joined(separator: " ")
            if count > 1 || key == "adresse" || key == "address" { return (Text.trim(rest, ":"), true) }
        }
        return (text, false)
    }

    /// `Toulouse, France`, `Denver, CO`, `Leeds, West Yorkshire`, a known town alone.
    private func named(_ text: String, line: Int, labelled: Bool) -> Place? {
        var pieces = Text.split(bracketless(text), at: [",", "/"]).map { withoutNumber(Text.trim($0, ".")) }
        // '14 Harbour Row, Cork, Ireland': the street first.
        let hasStreet = pieces.count > 1 && isStreet(pieces[0])
        while pieces.count > 1, pieces[0].contains(where: \.isNumber) { pieces.removeFirst() }
        // 'Leith, Edinburgh', 'Cantonments, Accra, Ghana', 'Cocody Angré, 8e tranche, Abidjan': the quarter first.
        if pieces.count > 1, !lexicons[.cities].contains(pieces[0]), isCityShaped(pieces[0]),
            let town = pieces.lastIndex(where: { lexicons[.cities].contains($0) })
        {
            pieces.removeFirst(town)
        }
        // 'The Bothy, Cold Ash Farm, Leominster, Herefordshire': a house and a farm before the town and its county.
        if pieces.count >= 3, let region = pieces.last, lexicons[.regions].contains(region),
            pieces.allSatisfy(isCityShaped)
        {
            pieces = Array(pieces.suffix(2))
        }
        guard let first = pieces.first, pieces.count <= 4, isCityShaped(first) else { return nil }
        let last = pieces.count > 1 ? pieces[pieces.count - 1] : nil
        let isState = last.map { $0.count == 2 && Text.isCapitals($0) && Self.states.contains($0) } ?? false
        let nation = last.flatMap { country(in: $0, line: line, whole: true) }
        let known = lexicons[.cities].contains(first)
        let isRegion = last.map { lexicons[.regions].contains($0) } ?? false
        guard known || isState || isRegion || nation != nil || (labelled || hasStreet) && pieces.count <= 2 else {
            return nil
        }
        if known, !isState, !isRegion, nation == nil, !labelled, pieces.count > 2 { return nil }
        var place = Place()
        place.city = Found(first, line: line, confidence: known ? 0.95 : hasStreet ? 0.75 : 0.85)
        place.country = nation
        if isState, let last { place.region = Found(last, line: line, confidence: 0.9) }
        if nation == nil, !isState, pieces.count == 2, let last, isCityShaped(last) {
            place.region = Found(last, line: line, confidence: 0.7)
        }
        return place
    }

    /// `Dublin 8`, `Lyon 3`: a town and the number of its quarter.
    private func withoutNumber(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard words.count > 1, let number = words.last, number.count <= 2, number.allSatisfy(\.isNumber) else {
            return text
        }
        let town = words.dropLast().joined(separator: " ")
        return lexicons[.cities].contains(town) ? town : text
    }

    /// `Rimouski (Québec)` as `Rimouski, Québec`; other brackets stay.
    private func bracketless(_ text: String) -> String {
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex else { return text }
        let inside = String(text[text.index(after: open)...].dropLast())
        guard lexicons[.regions].contains(inside) || lexicons[.countries].contains(inside) else { return text }
        return Text.trim(text[..<open]) + ", " + inside
    }

    /// The country that a text names, as its code.
    func country(in text: String, line: Int, whole: Bool = false) -> Found? {
        let words = Folding.words(text)
        let table = lexicons[.countries]
        if whole {
            guard text.count > 2 || text == "UK", let entry = table.entry(key: words.joined(separator: " ")) else {
                return nil
            }
            return Found(entry.canonical, line: line, quote: text, confidence: 0.95, derivation: .country)
        }
        guard
            let match = table.matches(in: words).first(where: {
                !($0.range.count == 1 && words[$0.range.lowerBound].count == 2 && words[$0.range.lowerBound] != "uk")
            }),
            let quote = Quote.piece(of: text, words: words, range: match.range)
        else { return nil }
        return Found(match.entry.canonical, line: line, quote: quote, confidence: 0.95, derivation: .country)
    }

    /// Whether a piece of a header is a place: a known town or country, a postcode with a town, `Lyon 3e`.
    func isPlace(_ text: String) -> Bool {
        let bare = Text.trim(text, "().")
        let words = Folding.words(bare)
        guard !words.isEmpty, words.count <= 6 else { return false }
        let key = words.joined(separator: " ")
        if lexicons[.cities].contains(key: key)
            || (bare.count > 2 || bare == "UK") && lexicons[.countries].contains(key: key)
            || lexicons[.regions].contains(key: key)
        {
            return true
        }
        if bare.count == 2, Self.states.contains(bare) { return true }
        if words.allSatisfy({ $0.allSatisfy(\.isNumber) }), words.count == 1, [2, 3, 5].contains(words[0].count) {
            return true
        }
        if Self.remote.contains(key) { return true }
        let letters = words.filter {
            !$0.allSatisfy(\.isNumber)
                && !["cedex", "e", "eme", "er", "area", "region", "greater", "ile", "de"].contains($0)
        }
        if letters.count < words.count, !letters.isEmpty {
            return lexicons[.cities].contains(key: letters.joined(separator: " "))
        }
        let pieces = Text.split(text, at: [",", "(", ")", "/", "-"])
        return pieces.count > 1 && pieces.count <= 3
            && pieces.allSatisfy {
                lexicons[.cities].contains($0) || lexicons[.countries].contains($0) || Self.states.contains($0)
                    || lexicons[.regions].contains($0)
            }
    }

    private static let remote: Set<String> = [
        "remote", "teletravail", "a distance", "full remote", "hybrid", "hybride", "home based",
    ]

    /// One to four capitalised words of letters.
    func isCityShaped(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard (1...5).contains(words.count), text.count <= 40, words.first?.first?.isUppercase == true else {
            return false
        }
        guard text.allSatisfy({ $0.isLetter || $0.isWhitespace || "-'’.".contains($0) }) || withoutCedex(text) != text
        else { return false }
        return !isLabel(text)
    }

    private func isLabel(_ text: String) -> Bool {
        lexicons[.contactLabels].contains(text) || lexicons[.sections].contains(text)
    }

    func withoutCedex(_ city: String) -> String {
        guard let range = city.range(of: " cedex", options: .caseInsensitive) else { return city }
        return String(city[..<range.lowerBound])
    }

    static let states: Set<String> = [
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA",
        "ME", "MD", "MA", "MI",
        "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC",
        "SD", "TN", "TX", "UT",
        "VT", "VA", "WA", "WV", "WI", "WY", "DC", "ON", "QC", "BC", "AB", "MB", "SK", "NS", "NB", "NL", "PE",
    ]
}
