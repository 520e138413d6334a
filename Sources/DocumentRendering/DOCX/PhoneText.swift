// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// A telephone number as people read it.
enum PhoneText {
    /// Codes of two digits in the international numbering plan (ITU-T E.164); those of one are 1 and 7, others have three.
    private static let codes: Set<String> = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51",
        "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86",
        "90",
        "91", "92", "93", "94", "95", "98",
    ]

    /// A number as profiles keep it, grouped; one that has no country code stands as the CV writes it.
    static func grouped(_ number: String, language: ReportLanguage) -> String {
        number.first == "+" ? text(number, language: language) : number
    }

    /// `06 12 34 56 78` for a French number in a French text, `+33 6 12 34 56 78` in another; a number without country
    /// code in groups of two, and what is no number as it is.
    static func text(_ number: String, language: ReportLanguage) -> String {
        let digits = number.filter { $0.isASCII && $0.isNumber }
        guard digits.count >= 6,
            number.allSatisfy({ $0.isASCII && $0.isNumber || " +().-/\u{A0}\u{202F}".contains($0) })
        else { return number }
        guard number.first == "+" else { return pairs(digits) }
        let code =
            ["1", "7"].first(where: digits.hasPrefix)
            ?? String(digits.prefix(codes.contains(String(digits.prefix(2))) ? 2 : 3))
        var rest = String(digits.dropFirst(code.count))
        if code == "33", rest.count == 9 {
            if language == .french { return pairs("0" + rest) }
            let first = rest.removeFirst()
            return "+33 \(first) " + pairs(rest)
        }
        if code == "1", rest.count == 10 {
            return "+1 \(rest.prefix(3)) \(rest.dropFirst(3).prefix(3)) \(rest.suffix(4))"
        }
        if code == "44", rest.count == 10 { return "+44 " + british(rest) }
        return "+\(code) " + pairs(rest)
    }

    /// `20 7946 0958` in London and the other towns of two digits, `161 496 0000` in those of three, else
    /// `7700 900123`.
    private static func british(_ number: String) -> String {
        if number.hasPrefix("2") { return "\(number.prefix(2)) \(number.dropFirst(2).prefix(4)) \(number.suffix(4))" }
        let second = number.dropFirst().prefix(1)
        if number.hasPrefix("1"), second == "1" || number.dropFirst(2).hasPrefix("1") {
            return "\(number.prefix(3)) \(number.dropFirst(3).prefix(3)) \(number.suffix(4))"
        }
        return "\(number.prefix(4)) \(number.dropFirst(4))"
    }

    /// Groups of two digits, the first of three where their number is odd.
    private static func pairs(_ digits: String) -> String {
        let digits = Array(digits)
        var groups: [String] = []
        var index = digits.count % 2 == 1 ? 3 : 0
        if index == 3 { groups.append(String(digits[..<3])) }
        while index < digits.count {
            groups.append(String(digits[index..<index + 2]))
            index += 2
        }
        return groups.joined(separator: " ")
    }
}
