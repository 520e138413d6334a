// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons
import TextFolding

/// Streets, before a town or on a line of their own.
extension PlaceReader {
    /// The street on a line of its own above the town's.
    func street(above line: Int?, in lines: [CVLine]) -> Found? {
        guard let place = lines.firstIndex(where: { $0.index == line }), place > 0 else { return nil }
        let above = lines[place - 1]
        guard isStreet(above.text), above.dates.isEmpty else { return nil }
        return Found(above.text, line: above.index, confidence: 0.85)
    }

    /// `6200 Châtelet` on the line below `Rue du Calvaire 118`: a code of four digits and a town that no list knows.
    func belowStreet(_ lines: [CVLine]) -> (Place, Int)? {
        for (above, line) in zip(lines, lines.dropFirst()) where line.index == above.index + 1 {
            let words = line.text.split(separator: " ", maxSplits: 1).map(String.init)
            guard namesStreet(above.text) || isStreet(above.text), words.count == 2, words[0].count == 4,
                words[0].allSatisfy({ $0.isNumber && $0.isASCII }), isCityShaped(words[1])
            else { continue }
            var place = Place()
            place.city = Found(words[1], line: line.index, confidence: 0.9)
            place.postalCode = Found(words[0], line: line.index, confidence: 0.9)
            return (place, line.index)
        }
        return nil
    }

    /// `rue Royale`, `Chaussée de Dinant 212`, with its number or without.
    func namesStreet(_ text: String) -> Bool {
        let words = Folding.words(text)
        return words.count >= 2
            && (words.first.map(lexicons[.streets].contains(key:)) == true
                || words.last.map(lexicons[.streets].contains(key:)) == true)
    }

    /// `7 Weir Cottages`, `12 bis rue des Tanneurs`: a number, then words.
    func isStreet(_ text: String) -> Bool {
        let words = Folding.words(text)
        guard let number = words.first, number.first?.isNumber == true, number.count <= 4, words.count >= 3 else {
            return false
        }
        return words.dropFirst().allSatisfy { !$0.contains(where: \.isNumber) }
            && !words.contains { lexicons[.durations].contains(key: $0) }
    }

    /// What stands before a postcode, where a number is in it.
    func street(_ text: String, before token: String, line: Int) -> Found? {
        guard let range = text.range(of: token) else { return nil }
        let street = Text.trim(text[..<range.lowerBound], ",–-")
        return street.contains(where: \.isNumber) && street.count > 5
            ? Found(street, line: line, confidence: 0.85) : nil
    }

    /// Whether a street and its number stand before a postcode: `Chaussée de Dinant 212, 5100 Jambes`.
    func isStreet(before token: String, in text: String) -> Bool {
        guard let range = text.range(of: token) else { return false }
        let words = Folding.words(String(text[..<range.lowerBound]))
        return words.contains { lexicons[.streets].contains(key: $0) } && words.contains { $0.first?.isNumber == true }
    }
}
