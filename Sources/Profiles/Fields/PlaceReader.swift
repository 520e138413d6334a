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
        // 'BRUCE A. HALDANE, CPA, CA' in the letters of a name is not of California.
        for line in lines where !line.isOrnament && !isName(line) {
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
        if best.city == nil, let (place, line) = belowStreet(lines) {
            best = place
            best.line = line
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

    /// In capitals and as large as names are.
    private func isName(_ line: CVLine) -> Bool {
        line.look.capitals && (line.look.size >= 8 || line.look.isHeading && line.look.level <= 1)
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

    private func place(in line: CVLine) -> (Place, Int)? {
        for raw in Text.fields(
            line.text.replacing(" / ", with: " | ").replacing(" - ", with: " | "),
            at: ["|", "•", "·", "\t", "–", "—", "✉", "☎", "⌂", ";", "●", "▪", "◆", "✦", "★", "◇", "∙", "■", "~"]
        ) {
            if raw.contains("@"), let place = stated(raw, line: line.index) { return (place, 3) }
            guard !raw.contains("@"), Text.wordCount(raw) <= 14 else { continue }
            let (part, labelled) = withoutLabel(withoutBox(raw))
            if let place = postal(part, line: line.index) { return (place, 5) }
            if let place = british(part, line: line.index) { return (place, 5) }
            if let place = canadian(part, line: line.index) { return (place, 5) }
            if let place = irish(part, line: line.index) { return (place, 5) }
            if let place = australian(part, line: line.index) { return (place, 5) }
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
            // 'Domicile : Abidjan' beside 'Domicile : 01 99 00 12 34'.
            let kind = lexicons[.contactLabels].entry(key: key)?.canonical
            guard kind == "address" || kind == "phone" && text.contains(":") && !text.contains(where: \.isNumber) else {
                continue
            }
            if let colon = text.firstIndex(of: ":") { return (Text.trim(text[text.index(after: colon)...]), true) }
            let rest = text.split(separator: " ", maxSplits: count).dropFirst(count).joined(separator: " ")
            if count > 1 || key == "adresse" || key == "address" { return (Text.trim(rest, ":"), true) }
        }
        return (text, false)
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
}
