// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers as lists show them (ST_NumberFormat); digits for formats of languages that are not known here.
enum WordNumberFormat {
    static func text(_ value: Int, format: String) -> String {
        guard value > 0 else { return "\(value)" }
        switch format {
        case "lowerLetter": return letters(value, from: "abcdefghijklmnopqrstuvwxyz")
        case "upperLetter": return letters(value, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        case "russianLower": return letters(value, from: "абвгдежзиклмнопрстуфхцчшщыэюя")
        case "russianUpper": return letters(value, from: "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")
        case "chicago": return letters(value, from: "*†‡§")
        case "lowerRoman": return roman(value)
        case "upperRoman": return roman(value).uppercased()
        case "decimalZero": return value < 10 ? "0\(value)" : "\(value)"
        case "numberInDash": return "- \(value) -"
        case "hex": return String(value, radix: 16, uppercase: true)
        case "ordinal": return "\(value)\(ordinalEnding(value))"
        case "decimalEnclosedCircle": return enclosed(value, from: 0x2460)
        case "decimalEnclosedParen": return enclosed(value, from: 0x2474)
        case "decimalEnclosedFullstop": return enclosed(value, from: 0x2488)
        case "bullet", "none": return ""
        default: return "\(value)"
        }
    }

    /// The alphabet, then each letter twice (aa, bb…) as Word counts.
    private static func letters(_ value: Int, from alphabet: String) -> String {
        let alphabet = Array(alphabet)
        let letter = alphabet[(value - 1) % alphabet.count]
        return String(repeating: letter, count: min(8, (value - 1) / alphabet.count + 1))
    }

    private static func enclosed(_ value: Int, from first: UInt32) -> String {
        guard value <= 20, let scalar = Unicode.Scalar(first + UInt32(value) - 1) else { return "\(value)" }
        return String(scalar)
    }

    private static func ordinalEnding(_ value: Int) -> String {
        guard !(11...13).contains(value % 100) else { return "th" }
        return ["th", "st", "nd", "rd"][safe: value % 10] ?? "th"
    }

    private static func roman(_ value: Int) -> String {
        let table: [(Int, String)] = [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
            (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        var rest = min(value, 3999)
        var result = ""
        for (size, numeral) in table {
            while rest >= size {
                result += numeral
                rest -= size
            }
        }
        return result
    }
}

extension Array {
    /// The element there, or `nil` beyond the end.
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
