// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons
import TextFolding

/// Tells by shape and lists whether a text is a place.
extension PlaceReader {
    /// Whether a text is shaped like a French town that the lexicon does not know: `Saint-Priest`, `Bourg-lès-Valence`.
    func isToponym(_ text: String) -> Bool {
        let words = Folding.words(text)
        guard (2...5).contains(words.count), text.contains("-"), isCityShaped(text), !text.contains(" ") else {
            return false
        }
        let links: Set<String> = ["sur", "sous", "les", "en", "le", "la", "de", "du", "aux", "et"]
        return words[0] == "saint" || words[0] == "sainte" || words.dropFirst().contains(where: links.contains)
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
