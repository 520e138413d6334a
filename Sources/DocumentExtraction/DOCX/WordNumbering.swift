// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import XMLStreams

/// The lists of a document and how far each has counted (ECMA-376 part 1, 17.9).
struct WordNumbering {
    private struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
        /// The level, from 1, at which this one starts again; 0 for never.
        var restart: Int?
        /// Whether the numbers of all levels are shown as digits.
        var isLegal = false
        /// The paragraph style that stands for the level.
        var style: String?
    }

    private struct Abstract {
        var levels: [Int: Level] = [:]
        /// The numbering style that it stands for, or whose definition it takes.
        var styleLink: String?
        var usesStyle: String?
    }

    private struct List {
        var abstract = ""
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    private var abstracts: [String: Abstract] = [:]
    private var lists: [String: List] = [:]
    private var counters: [String: [Int: Int]] = [:]

    /// What stands before a paragraph of a list.
    enum Mark: Equatable {
        case bullet
        case number(String)
    }

    init() {}

    /// Reads numbering.xml.
    init(reading cursor: XMLCursor) throws(GreffierError) {
        while let event = try cursor.next() {
            guard event == .start else { continue }
            switch cursor.tag {
            case .abstractNum:
                let id = cursor.value(.abstractNumId) ?? ""
                abstracts[id] = try Self.abstract(cursor)
            case .num:
                let id = cursor.value(.numId) ?? ""
                lists[id] = try Self.list(cursor)
            default: continue
            }
        }
    }

    /// Counts one paragraph of a list and tells its mark; `nil` for lists that are not defined.
    ///
    /// Without a stated level, a level that one of `styles` stands for is taken, else the first.
    mutating func next(list: String, level stated: Int?, styles: [String]) -> Mark? {
        guard let definition = lists[list] else { return nil }
        let (id, abstract) = abstract(definition.abstract)
        let levels = abstract.levels.merging(definition.levels) { $1 }
        let own = styles.lazy.compactMap { style in levels.first { $0.value.style == style }?.key }.first
        let level = stated ?? own ?? 0
        guard let format = levels[level] else { return .bullet }
        // Lists of one definition count on together, unless one states a start of its own.
        let counter = definition.starts.isEmpty ? id : "\(id)/\(list)"
        let start = definition.starts[level] ?? format.start
        let value = counters[counter]?[level].map { $0 + 1 } ?? start
        counters[counter, default: [:]][level] = value
        for deeper in counters[counter]?.keys.filter({ $0 > level }) ?? [] {
            let restart = levels[deeper]?.restart ?? deeper
            if level < restart { counters[counter]?[deeper] = nil }
        }
        if format.format == "bullet" { return .bullet }
        if format.format == "none" || format.text.isEmpty { return .number("") }
        return .number(text(of: format, counter: counter, levels: levels))
    }

    /// A definition, or the one that it takes from a numbering style.
    private func abstract(_ id: String) -> (String, Abstract) {
        let abstract = abstracts[id] ?? Abstract()
        guard abstract.levels.isEmpty, let style = abstract.usesStyle,
            let linked = abstracts.first(where: { $0.value.styleLink == style })
        else {
            return (id, abstract)
        }
        return (linked.key, linked.value)
    }

    /// Fills `%1.%2` with the counts of the levels.
    private func text(of format: Level, counter: String, levels: [Int: Level]) -> String {
        var result = ""
        var characters = Substring(format.text)
        while let character = characters.popFirst() {
            if character == "%", let digit = characters.first.flatMap({ $0.wholeNumberValue }), (1...9).contains(digit)
            {
                characters.removeFirst()
                let level = levels[digit - 1] ?? Level()
                let value = counters[counter]?[digit - 1] ?? level.start
                result += WordNumberFormat.text(value, format: format.isLegal ? "decimal" : level.format)
            } else {
                result.append(character)
            }
        }
        return result
    }

    // MARK: Reading

    private static func abstract(_ cursor: XMLCursor) throws(GreffierError) -> Abstract {
        var result = Abstract()
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .lvl:
                let number = cursor.number(.ilvl) ?? 0
                result.levels[number] = try level(cursor)
            case .styleLink: result.styleLink = cursor.value(.val)
            case .numStyleLink: result.usesStyle = cursor.value(.val)
            default: continue
            }
        }
        return result
    }

    private static func list(_ cursor: XMLCursor) throws(GreffierError) -> List {
        var result = List()
        var number = 0
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .abstractNumId: result.abstract = cursor.value(.val) ?? ""
            case .lvlOverride: number = cursor.number(.ilvl) ?? 0
            case .startOverride: result.starts[number] = cursor.number(.val) ?? 1
            case .lvl:
                let own = cursor.number(.ilvl) ?? number
                result.levels[own] = try level(cursor)
            default: continue
            }
        }
        return result
    }

    private static func level(_ cursor: XMLCursor) throws(GreffierError) -> Level {
        var result = Level()
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .start: result.start = cursor.number(.val) ?? 1
            case .numFmt: result.format = cursor.value(.val) ?? "decimal"
            case .lvlText: result.text = cursor.value(.val) ?? ""
            case .lvlRestart: result.restart = cursor.number(.val)
            case .isLgl: result.isLegal = WordLook.toggle(cursor)
            case .pStyle: result.style = cursor.value(.val)
            case .rPr, .pPr: try cursor.skipElement()
            default: continue
            }
        }
        return result
    }
}
