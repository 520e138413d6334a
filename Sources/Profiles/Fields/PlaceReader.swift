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
        if best.address == nil { best.address = street(above: best.line, in: lines) }
        if best.city == nil, let (line, city) = lines.dropFirst().lazy.compactMap(besideContact).first {
            best.city = Found(city, line: line.index, confidence: 0.65)
            best.line = line.index
        }
        if best.city == nil, let line = lines.first(where: { isToponym($0.text) }) {
            best.city = Found(Text.tidy(line.text), line: line.index, confidence: 0.6)
            best.line = line.index
        }
        return best
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
            line.text,
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

    /// `12 rue X, 59000 Lille, France`, `B-1000 Bruxelles`, `Denver, CO 80202`.
    private func postal(_ text: String, line: Int) -> Place? {
        let tokens = text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        for (index, token) in tokens.enumerated() {
            let digits = token.split(separator: "-").last.map(String.init) ?? token
            guard digits.allSatisfy({ $0.isNumber && $0.isASCII }), digits.count == 5 || digits.count == 4,
                index + 1 < tokens.count || index > 0
            else { continue }
            if digits.count == 4, index == 0, !text.hasPrefix(token) { continue }
            if index + 1 < tokens.count, tokens[index + 1].first?.isUppercase == true {
                let after = text.range(of: token).map { text[$0.upperBound...] } ?? ""
                let pieces = Text.split(String(after), at: [","])
                guard let city = pieces.first.map(townOnly), isCityShaped(city),
                    digits.count == 5 || isShortCode(digits, city: city, rest: pieces.dropFirst(), line: line)
                        || isStreet(before: token, in: text)
                else { continue }
                var place = Place()
                place.city = Found(withoutCedex(city), line: line, confidence: 0.96)
                place.postalCode = Found(digits, line: line, confidence: 0.96)
                place.country = country(in: pieces.dropFirst().joined(separator: " "), line: line)
                place.address = street(text, before: token, line: line)
                return place
            }
            if index == tokens.count - 1, index > 0, digits.count == 5,
                lexicons[.cities].contains(tokens[..<index].joined(separator: " "))
            {
                // 'Marseille 13008'
                var place = Place()
                place.city = Found(tokens[..<index].joined(separator: " "), line: line, confidence: 0.92)
                place.postalCode = Found(digits, line: line, confidence: 0.92)
                return place
            }
            if index >= 2, digits.count == 5, tokens[index - 1].count == 2, Text.isCapitals(tokens[index - 1]) {
                guard let city = Text.split(text, at: [","]).last(where: { !$0.contains(digits) }) else { continue }
                var place = Place()
                place.city = Found(city, line: line, confidence: 0.9)
                place.region = Found(tokens[index - 1], line: line, confidence: 0.9)
                place.postalCode = Found(digits, line: line, confidence: 0.95)
                return place
            }
        }
        return nil
    }

    /// `Montreuil (métro Croix de Chavaux)`, `Villeurbanne Tél. : 06…`: up to a bracket or what names other data.
    private func townOnly(_ text: String) -> String {
        var words: [Substring] = []
        for word in text.prefix(while: { $0 != "(" }).split(whereSeparator: \.isWhitespace) {
            let key = Folding.key(String(word))
            if key.isEmpty || !words.isEmpty && lexicons[.contactLabels].contains(key: key) { break }
            words.append(word)
        }
        return words.joined(separator: " ")
    }

    /// Whether a street and its number stand before a postcode: `Chaussée de Dinant 212, 5100 Jambes`.
    private func isStreet(before token: String, in text: String) -> Bool {
        guard let range = text.range(of: token) else { return false }
        let words = Folding.words(String(text[..<range.lowerBound]))
        return words.contains(where: Self.streets.contains) && words.contains { $0.first?.isNumber == true }
    }

    private static let streets: Set<String> = [
        "rue", "avenue", "av", "boulevard", "bd", "chaussee", "place", "chemin", "route", "allee", "quai", "impasse",
        "clos", "ruelle", "sentier", "square", "drève", "straat", "laan", "steenweg", "strasse", "weg", "via",
    ]

    /// Four digits are a postcode before a known town or a country, and else most often a year.
    private func isShortCode(_ digits: String, city: String, rest: ArraySlice<String>, line: Int) -> Bool {
        lexicons[.cities].contains(city) || rest.contains { country(in: $0, line: line, whole: true) != nil }
    }

    /// `Manchester M14 5TQ`.
    private func british(_ text: String, line: Int) -> Place? {
        let tokens = text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        guard tokens.count >= 2 else { return nil }
        for index in 0..<(tokens.count - 1) {
            let (outward, inward) = (tokens[index], tokens[index + 1])
            guard (2...4).contains(outward.count), inward.count == 3, outward.first?.isLetter == true,
                outward.contains(where: \.isNumber),
                Text.isCapitals(outward + "AA"), inward.first?.isNumber == true,
                inward.dropFirst().allSatisfy({ $0.isLetter && $0.isUppercase })
            else { continue }
            let code = "\(outward) \(inward)"
            let before = text.range(of: outward).map { Text.trim(text[..<$0.lowerBound], ",") } ?? ""
            var place = Place()
            if let city = Text.split(before, at: [","]).last, isCityShaped(city) {
                place.city = Found(city, line: line, confidence: 0.95)
            }
            place.postalCode = Found(code, line: line, confidence: 0.96)
            place.country = country(in: text, line: line)
            return place
        }
        return nil
    }

    /// `Québec (Québec) G1K 3X2`, `Mississauga, Ontario L5B 3Y4`.
    private func canadian(_ text: String, line: Int) -> Place? {
        let tokens = text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        guard tokens.count >= 3, let inward = tokens.last, tokens[tokens.count - 2].count == 3, inward.count == 3 else {
            return nil
        }
        let outward = tokens[tokens.count - 2]
        let code = Array(outward + inward)
        guard code.enumerated().allSatisfy({ $0 % 2 == 0 ? $1.isLetter && $1.isUppercase : $1.isNumber }),
            let range = text.range(of: outward, options: .backwards)
        else { return nil }
        let before = Text.trim(text[..<range.lowerBound], ",")
        let pieces = before.split(whereSeparator: { "(),".contains($0) }).map { Text.trim($0) }.filter { !$0.isEmpty }
        var place = Place()
        place.postalCode = Found("\(outward) \(inward)", line: line, confidence: 0.96)
        place.country = country(in: text, line: line)
        let named = pieces.count > 1 ? Array(pieces.dropLast()) : pieces
        if pieces.count > 1, let region = pieces.last { place.region = Found(region, line: line, confidence: 0.8) }
        if let city = named.last, isCityShaped(city) { place.city = Found(city, line: line, confidence: 0.93) }
        return place
    }

    /// `Lille (59)`.
    private func bracketed(_ text: String, line: Int) -> Place? {
        guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else { return nil }
        let inside = Text.trim(text[text.index(after: open)..<close])
        let digits = inside.count == 2 || inside.count == 3 || inside.count == 5
        guard digits, inside.dropLast().allSatisfy({ $0.isNumber }),
            inside.last.map({ $0.isNumber || "AB".contains($0) }) == true
        else { return nil }
        let before = Text.split(String(text[..<open]), at: [",", ":"]).last ?? ""
        guard isCityShaped(before) else { return nil }
        var place = Place()
        place.city = Found(before, line: line, confidence: 0.95)
        if inside.count == 5 { place.postalCode = Found(inside, line: line, confidence: 0.95) }
        place.country = country(in: String(text[close...]), line: line)
        return place
    }

    /// `Toulouse, France`, `Denver, CO`, `Leeds, West Yorkshire`, a known town alone.
    private func named(_ text: String, line: Int, labelled: Bool) -> Place? {
        var pieces = Text.split(text, at: [",", "/"]).map { Text.trim($0, ".") }
        // '14 Harbour Row, Cork, Ireland': the street first.
        let hasStreet = pieces.count > 1 && isStreet(pieces[0])
        if pieces.count > 1, pieces[0].contains(where: \.isNumber) { pieces.removeFirst() }
        // 'Leith, Edinburgh': the quarter before the town.
        if pieces.count == 2, !lexicons[.cities].contains(pieces[0]), lexicons[.cities].contains(pieces[1]),
            isCityShaped(pieces[0])
        {
            pieces.removeFirst()
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

    private func withoutCedex(_ city: String) -> String {
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
