// SPDX-License-Identifier: GPL-3.0-or-later

/// Years that stand alone, and parts of years.
extension DateParser {
    /// A year, or two digits after an apostrophe, which count only beside another end.
    mutating func lonelyYear() -> Point? {
        if let year = year4() {
            // '2020 T1', '2020-Q1'.
            let first = position
            if kind(0) == .dash || kind(0) == .slash { position += 1 }
            if let part = namedPart() { return point(of: part, year: year) }
            position = first
            return Point(year: year)
        }
        return year2().map { Point(year: $0, isShortYear: true) }
    }

    /// `T1 2020`, `Q3 of 2021`, `1er trimestre 2020`, `2nd half of 2020`.
    mutating func partOfYear() -> Point? {
        let first = position
        if let part = namedPart() ?? countedPart() {
            if kind(0) == .comma || kind(0) == .dash || kind(0) == .slash { position += 1 }
            if let token = current, case .word = token.kind, words.from.contains(token.word) { position += 1 }
            if let year = year4() ?? year2() { return point(of: part, year: year) }
        }
        position = first
        return nil
    }

    /// The first and the last month of a part of a year.
    private typealias Part = ClosedRange<Int>

    private func point(of part: Part, year: Int) -> Point {
        Point(year: year, month: part.lowerBound, lastMonth: part.upperBound)
    }

    /// `T1`, `Q 3`, `semestre 2`.
    private mutating func namedPart() -> Part? {
        guard let token = current, case .word = token.kind, let length = words.parts[token.word],
            case .number(let count, 1)? = kind(1), let part = Self.part(count, of: length)
        else { return nil }
        // A letter and a number apart may be anything.
        guard tokens[position + 1].glued || token.word.count > 1 else { return nil }
        position += 2
        return part
    }

    /// `1er trimestre`, `second half`.
    private mutating func countedPart() -> Part? {
        let first = position
        var count: Int?
        if case .number(let number, 1)? = kind(0) {
            count = number
            position += 1
            if let token = current, token.glued, case .word = token.kind { position += 1 }
        } else if let token = current, case .word = token.kind {
            count = words.ordinals[token.word]
            position += 1
        }
        if let count, let token = current, case .word = token.kind, token.word.count > 1,
            let length = words.parts[token.word], let part = Self.part(count, of: length)
        {
            position += 1
            return part
        }
        position = first
        return nil
    }

    private static func part(_ count: Int, of length: Int) -> Part? {
        guard count >= 1, count * length <= 12 else { return nil }
        return (count - 1) * length + 1...count * length
    }

    /// `du 3 au 28 juin 2021`: the day alone, month and year with the other end.
    mutating func lonelyDay() -> Point? {
        guard case .number(let day, let digits)? = kind(0), digits <= 2, (1...31).contains(day) else { return nil }
        var next = 1
        if let token = tokenAt(1), token.glued, token.word == "er" { next = 2 }
        guard let joiner = tokenAt(next), joiner.kind == .dash || words.to.contains(joiner.word),
            case .number(_, let others)? = kind(next + 1), others <= 2, case .month? = kind(next + 2)
        else { return nil }
        position += next
        return Point(day: day)
    }

    /// Two digits after an apostrophe: `'19`.
    mutating func year2() -> Int? {
        guard kind(0) == .apostrophe, case .number(let short, 2)? = kind(1), !tokens[position + 1].spaced,
            position == 0 || tokens[position].spaced || tokens[position - 1].kind == .dash
        else { return nil }
        if let next = tokenAt(2), next.glued { return nil }
        position += 2
        return century(short)
    }

    /// Four digits of a plausible year that are no amount, no number of a norm or law, and no part of a longer number.
    mutating func year4() -> Int? {
        guard case .number(let year, 4)? = kind(0), Self.years.contains(year), let token = current, !token.glued,
            !followsNumber, !followsSign, !precedesUnit
        else { return nil }
        position += 1
        return year
    }

    /// `ISO 9001:2015`, `020 1984 5567`.
    private var followsNumber: Bool {
        guard position > 0 else { return false }
        let before = tokens[position - 1]
        if before.word == ":", !before.spaced, !tokens[position].spaced, position > 1 {
            return tokens[position - 2].word.last?.isNumber == true
        }
        guard case .number(_, let digits) = before.kind, digits >= 3 else { return false }
        if before.word.hasPrefix("0") { return true }
        guard case .number(let next, let nextDigits)? = kind(1), tokens[position + 1].spaced else { return false }
        return nextDigits >= 3 && !Self.years.contains(next)
    }

    /// `€ 2000`, `n° 2005`.
    private var followsSign: Bool {
        position > 0 && tokens[position - 1].kind == .other && "€$£°#@".contains(tokens[position - 1].word)
    }

    /// The end of `2013–2019 MB BCh`.
    private var followsYear: Bool {
        guard position > 1, tokens[position - 1].kind == .dash, case .number(let year, 4) = tokens[position - 2].kind
        else { return false }
        return Self.years.contains(year)
    }

    /// `2017 M.Tech.`: a letter before a point and more is no unit.
    private func isInitial(_ token: DateToken) -> Bool {
        guard token.word.count == 1, let point = tokenAt(2), point.kind == .dot, !point.spaced, let next = tokenAt(3)
        else { return false }
        return !next.spaced
    }

    /// `2000 €`, `2000 clients`, `2016/679`, `2000px`.
    private var precedesUnit: Bool {
        guard let next = tokenAt(1) else { return false }
        switch next.kind {
        case .word, .month: return !next.spaced || words.units.contains(next.word) && !isInitial(next) && !followsYear
        case .other: return "€$£%°@".contains(next.word)
        case .slash, .dash, .dot:
            guard !next.spaced, case .number(_, 3)? = kind(2) else { return false }
            return !tokens[position + 2].spaced
        default: return false
        }
    }

    /// Whether the name of a product or a norm ends right before the last number read: `Office 2016`, `RFC 2049`.
    var isNumbered: Bool {
        guard let year = tokens[..<position].lastIndex(where: { if case .number = $0.kind { true } else { false } }),
            year > 0, case .word = tokens[year - 1].kind, words.numbered.contains(tokens[year - 1].word)
        else { return false }
        guard year > 1, case .word = tokens[year - 2].kind else { return true }
        // 'Front office 2016' is a place of work.
        return words.makers.contains(tokens[year - 2].word)
    }

    /// Goes past a word for the open end, in brackets or not.
    mutating func takePresent() -> Bool {
        if take(words.present) { return true }
        let first = position
        guard kind(0) == .open else { return false }
        position += 1
        if take(words.present), kind(0) == .close {
            position += 1
            return true
        }
        position = first
        return false
    }
}
