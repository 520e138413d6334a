// SPDX-License-Identifier: GPL-3.0-or-later

/// Dates in figures.
extension DateParser {
    /// `03/2019`, `03.2019`, `2019-03`, `12/03/2019`, `2019-03-12`, `03/19`.
    mutating func numeric() -> Point? {
        guard case .number(let one, let digits)? = kind(0) else { return nil }
        if digits == 4, Self.years.contains(one) { return yearFirst(one) }
        guard digits <= 2, let sign = kind(1), sign == .slash || sign == .dot || sign == .dash,
            tokens[position + 1].spaced == false,
            case .number(let two, let secondDigits)? = kind(2), tokens[position + 2].spaced == false
        else { return nil }
        if secondDigits == 4, Self.years.contains(two), (1...12).contains(one) {
            position += 3
            return Point(year: two, month: one)
        }
        guard secondDigits <= 2 else { return nil }
        if kind(3) == sign, case .number(let three, let thirdDigits)? = kind(4), thirdDigits == 4,
            Self.years.contains(three)
        {
            return fullNumeric(one, two, three)
        }
        // With dots it may be an amount or a part of a number: then it stands apart and an end follows.
        let isApart = position == 0 || tokens[position].spaced || tokens[position - 1].kind == .dash
        guard sign == .slash || sign == .dot && isApart, digits == 2, secondDigits == 2, (1...12).contains(one),
            kind(3) != sign
        else { return nil }
        // '09/23' and nothing else on the line is no fraction.
        let isAlone = tokens.count == 3 && sign == .slash && tokens[position].word.hasPrefix("0")
        position += 3
        return Point(year: century(two), month: one, isShortYear: !isAlone)
    }

    private mutating func fullNumeric(_ one: Int, _ two: Int, _ year: Int) -> Point? {
        // Day first, as in France and Britain, unless that cannot be.
        let (day, month) = (1...12).contains(two) ? (one, two) : (two, one)
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        position += 5
        return Point(year: year, month: month, day: day)
    }

    private mutating func yearFirst(_ year: Int) -> Point? {
        guard let sign = kind(1), sign == .dash || sign == .slash || sign == .dot, !tokens[position + 1].spaced,
            case .number(let month, 2)? = kind(2), !tokens[position + 2].spaced, (1...12).contains(month)
        else { return nil }
        if kind(3) == sign, case .number(let day, 2)? = kind(4), (1...31).contains(day) {
            position += 5
            return Point(year: year, month: month, day: day)
        }
        // '2009-10' is a school year as well as a month; beside another year-month it is a month.
        if sign == .dash || sign == .slash, month == (year + 1) % 100, kind(3) != .dash { return nil }
        position += 3
        return Point(year: year, month: month)
    }
}
