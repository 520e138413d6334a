// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons
import TextFolding

/// Towns between commas, with their region or country, and what stands around them.
extension PlaceReader {
    /// `Toulouse, France`, `Denver, CO`, `Leeds, West Yorkshire`, a known town alone.
    func named(_ text: String, line: Int, labelled: Bool) -> Place? {
        var pieces = Text.split(bracketless(text), at: [",", "/"]).map { withoutNumber(Text.trim($0, ".")) }
        // '14 Harbour Row, Cork, Ireland': the street first.
        let hasStreet = pieces.count > 1 && isStreet(pieces[0])
        while pieces.count > 1, pieces[0].contains(where: \.isNumber) || namesStreet(pieces[0]) { pieces.removeFirst() }
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
        // 'Quartier Boucotte, Ziguinchor, Sénégal': of what stands before a country, the last is the town.
        if pieces.count >= 3, let end = pieces.last, country(in: end, line: line, whole: true) != nil,
            !lexicons[.cities].contains(pieces[0]), !lexicons[.regions].contains(pieces[pieces.count - 2]),
            isCityShaped(pieces[pieces.count - 2])
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
        guard
            lexicons[.regions].contains(inside) || lexicons[.countries].contains(inside) || Self.states.contains(inside)
        else { return text }
        return Text.trim(text[..<open]) + ", " + inside
    }

    /// `BP 120 Parakou`, `P.O. Box 4471, Accra`: without the number of a box at the post.
    func withoutBox(_ text: String) -> String {
        let words = text.split(separator: " ").map(String.init)
        guard let number = words.firstIndex(where: { $0.first?.isNumber == true }), (1...3).contains(number),
            ["bp", "b p", "po box", "p o box", "box", "pobox", "boite postale"].contains(
                Folding.words(words[..<number].joined(separator: " ")).joined(separator: " ")
            )
        else { return text }
        let rest = words.dropFirst(number + 1).joined(separator: " ")
        return rest.first?.isUppercase == true ? rest : text
    }

    /// `Swansea SA1`, `Belfast BT9`: the first half of a British postcode behind a town.
    func withoutDistrict(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, let code = words.last, (2...4).contains(code.count), code.first?.isLetter == true,
            code.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) }), code.contains(where: \.isNumber)
        else { return text }
        return words.dropLast().joined(separator: " ")
    }
}
