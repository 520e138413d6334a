// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons
import TextFolding

/// Towns beside their postcodes, in the forms of several countries.
extension PlaceReader {
    /// `12 rue X, 59000 Lille, France`, `B-1000 Bruxelles`, `Denver, CO 80202`.
    func postal(_ text: String, line: Int) -> Place? {
        let tokens = text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        for (index, token) in tokens.enumerated() {
            let digits = token.split(separator: "-").last.map(String.init) ?? token
            guard digits.allSatisfy({ $0.isNumber && $0.isASCII }), (4...6).contains(digits.count),
                index + 1 < tokens.count || index > 0
            else { continue }
            if digits.count == 4, index == 0, !text.hasPrefix(token) { continue }
            if digits.count < 6, index + 1 < tokens.count, tokens[index + 1].first?.isUppercase == true {
                let after = text.range(of: token).map { text[$0.upperBound...] } ?? ""
                let pieces = Text.split(String(after), at: [","])
                guard let city = pieces.first.map(townOnly), isCityShaped(city),
                    digits.count == 5 || isShortCode(digits, city: city, rest: pieces.dropFirst(), line: line)
                        || isStreet(before: token, in: text)
                else { continue }
                // 'P.O. Box CT 4471, Cantonments, Accra, Ghana': the number of a box, and a quarter.
                if digits.count == 4, !lexicons[.cities].contains(city),
                    pieces.dropFirst().contains(where: { lexicons[.cities].contains($0) })
                {
                    continue
                }
                var place = Place()
                place.city = Found(withoutCedex(city), line: line, confidence: 0.96)
                place.postalCode = Found(digits, line: line, confidence: 0.96)
                place.country = country(in: pieces.dropFirst().joined(separator: " "), line: line)
                place.address = street(text, before: token, line: line)
                return place
            }
            if digits.count == 6 {
                // 'Kothrud, Pune 411038'
                guard
                    let city = Text.split(text, at: [","]).last(where: { $0.contains(token) }).map({
                        Text.trim($0.replacing(token, with: ""), "- ")
                    }), lexicons[.cities].contains(city)
                else { continue }
                var place = Place()
                place.city = Found(city, line: line, confidence: 0.92)
                place.postalCode = Found(digits, line: line, confidence: 0.92)
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
    func townOnly(_ text: String) -> String {
        var words: [Substring] = []
        for word in text.prefix(while: { $0 != "(" }).split(whereSeparator: \.isWhitespace) {
            let key = Folding.key(String(word))
            if key.isEmpty || !words.isEmpty && lexicons[.contactLabels].contains(key: key) { break }
            words.append(word)
        }
        return words.joined(separator: " ")
    }

    /// Four digits are a postcode before a known town or a country, and else most often a year.
    func isShortCode(_ digits: String, city: String, rest: ArraySlice<String>, line: Int) -> Bool {
        lexicons[.cities].contains(city) || rest.contains { country(in: $0, line: line, whole: true) != nil }
    }

    /// `Manchester M14 5TQ`.
    func british(_ text: String, line: Int) -> Place? {
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

    /// `Corbally, Limerick V94 X2Y7`, `H91 XX00 Galway`: a routing key of a letter and two digits or a W, and four signs.
    func irish(_ text: String, line: Int) -> Place? {
        let tokens = text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        guard tokens.count >= 3,
            let start = tokens.indices.dropLast().first(where: { isEircode(tokens[$0], tokens[$0 + 1]) }),
            case let code = "\(tokens[start]) \(tokens[start + 1])", let range = text.range(of: code)
        else { return nil }
        let behind = townOnly(Text.trim(text[range.upperBound...], ","))
        let before = Text.split(Text.trim(text[..<range.lowerBound], ","), at: [","]).last
        guard let city = [behind, before ?? ""].first(where: isCityShaped) else { return nil }
        var place = Place()
        place.city = Found(city, line: line, confidence: 0.93)
        place.postalCode = Found(code, line: line, confidence: 0.95)
        place.country = country(in: String(text[range.upperBound...]), line: line)
        return place
    }

    private func isEircode(_ key: String, _ end: String) -> Bool {
        let key = Array(key)
        return key.count == 3 && key[0].isUppercase && key[1].isNumber && (key[2].isNumber || key[2] == "W")
            && end.count == 4 && end.contains(where: \.isNumber)
            && end.allSatisfy { $0.isASCII && ($0.isNumber || $0.isUppercase) }
    }

    /// `Ballarat VIC 3350`, `Geelong, VIC`.
    func australian(_ text: String, line: Int) -> Place? {
        var tokens = text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        let code = tokens.last.flatMap { $0.count == 4 && $0.allSatisfy(\.isNumber) ? $0 : nil }
        if code != nil { tokens.removeLast() }
        guard tokens.count >= 2, let state = tokens.last,
            Self.australianStates.contains(state) || code != nil && ["WA", "SA", "NT"].contains(state),
            let range = text.range(of: state, options: .backwards),
            let city = Text.split(Text.trim(text[..<range.lowerBound], ","), at: [","]).last, isCityShaped(city),
            code != nil || tokens.count <= 4
        else { return nil }
        var place = Place()
        place.city = Found(city, line: line, confidence: 0.9)
        place.region = Found(state, line: line, confidence: 0.9)
        if let code { place.postalCode = Found(code, line: line, confidence: 0.95) }
        return place
    }

    private static let australianStates: Set<String> = ["NSW", "VIC", "QLD", "TAS", "ACT"]

    /// `Québec (Québec) G1K 3X2`, `Mississauga, Ontario L5B 3Y4`.
    func canadian(_ text: String, line: Int) -> Place? {
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
    func bracketed(_ text: String, line: Int) -> Place? {
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
}
