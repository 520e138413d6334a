// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import XMLStreams

/// The lists of a document and how far each has counted.
struct WordNumbering {
    private var abstracts: [String: [Int: Level]] = [:]
    private var lists: [String: (abstract: String, starts: [Int: Int])] = [:]
    private var counters: [String: [Int: Int]] = [:]

    private struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
    }

    /// What stands before a paragraph of a list.
    enum Mark: Equatable {
        case bullet
        case number(String)
    }

    init() {}

    /// Reads numbering.xml.
    init(data: Data) throws(GreffierError) {
        let reader = try XMLReader(data: data)
        var abstract: String?
        var list: String?
        var level = 0
        while let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            let value = element["val"] ?? ""
            switch element.name {
            case "abstractNum": (abstract, list) = (element["abstractNumId"], nil)
            case "num": (abstract, list) = (nil, element["numId"])
            case "abstractNumId": if let list { lists[list] = (value, lists[list]?.starts ?? [:]) }
            case "lvl", "lvlOverride":
                level = Int(element["ilvl"] ?? "") ?? 0
                if let abstract { abstracts[abstract, default: [:]][level] = Level() }
            case "start": if let abstract { abstracts[abstract]?[level]?.start = Int(value) ?? 1 }
            case "startOverride": if let list { lists[list]?.starts[level] = Int(value) ?? 1 }
            case "numFmt": if let abstract { abstracts[abstract]?[level]?.format = value }
            case "lvlText": if let abstract { abstracts[abstract]?[level]?.text = value }
            default: break
            }
        }
    }

    /// Counts one paragraph of a list and tells its mark; `nil` for paragraphs outside lists (numId 0).
    mutating func next(list: String?, level: Int?) -> Mark? {
        guard let list, list != "0", let definition = lists[list] else { return nil }
        let level = level ?? 0
        guard let levels = abstracts[definition.abstract], let format = levels[level] else { return .bullet }
        // Lists of one definition count on together, unless one states a start of its own.
        let counter = definition.starts.isEmpty ? definition.abstract : "\(definition.abstract)/\(list)"
        let start = definition.starts[level] ?? format.start
        let value = counters[counter]?[level].map { $0 + 1 } ?? start
        counters[counter, default: [:]][level] = value
        for deeper in counters[counter]?.keys.filter({ $0 > level }) ?? [] { counters[counter]?[deeper] = nil }
        if format.format == "bullet" { return .bullet }
        if format.format == "none" || format.text.isEmpty { return .number("") }
        return .number(text(format.text, counter: counter, levels: levels))
    }

    /// Fills `%1.%2` with the counts of the levels.
    private func text(_ pattern: String, counter: String, levels: [Int: Level]) -> String {
        var result = ""
        var characters = Substring(pattern)
        while let character = characters.popFirst() {
            if character == "%", let digit = characters.first.flatMap({ $0.wholeNumberValue }), (1...9).contains(digit)
            {
                characters.removeFirst()
                let level = levels[digit - 1] ?? Level()
                result += Self.number(counters[counter]?[digit - 1] ?? level.start, format: level.format)
            } else {
                result.append(character)
            }
        }
        return result
    }

    private static func number(_ value: Int, format: String) -> String {
        guard value > 0 else { return "\(value)" }
        switch format {
        case "lowerLetter": return letters(value)
        case "upperLetter": return letters(value).uppercased()
        case "lowerRoman": return roman(value)
        case "upperRoman": return roman(value).uppercased()
        case "decimalZero": return value < 10 ? "0\(value)" : "\(value)"
        case "bullet", "none": return ""
        default: return "\(value)"
        }
    }

    /// a to z, then aa, bb… as Word counts.
    private static func letters(_ value: Int) -> String {
        let letter = Character(Unicode.Scalar(UInt8(0x61 + (value - 1) % 26)))
        return String(repeating: letter, count: min(8, (value - 1) / 26 + 1))
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
