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
