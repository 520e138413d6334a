// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// Recursive descent over the tokens of one line, from one position.
struct DateParser {
    let tokens: [DateToken]
    let words: DateWords
    var position: Int

    /// `DES 2015` is a diploma, where `dès 2015` is the start of a period and `des` a word before a date.
    private static let diploma = "DES"

    /// One end of a period before the year of a lone month is known.
    struct Point {
        var year: Int?
        var month: Int?
        var day: Int?
        var isShortYear = false
        /// The last month of a quarter or half of a year, of which `month` is the first.
        var lastMonth: Int?
        /// A day that its month does not have is left out: `31/02/2021` says February all the same.
        var date: PartialDate? {
            year.map { year in
                let date = PartialDate(year: year, month: month, day: day)
                return date.isReal ? date : PartialDate(year: year, month: month)
            }
        }
    }

    init(tokens: [DateToken], words: DateWords, position: Int) {
        self.tokens = tokens
        self.words = words
        self.position = position
    }

    /// A period or a date that starts here.
    mutating func period(_ text: String) -> DateScanner.Match? {
        let first = position
        guard first < tokens.count, !tokens[first].glued || tokens[first].kind == .other,
            text[tokens[first].range] != Self.diploma
        else { return nil }
        let hasDuration = skipDuration(leading: true)
        let since = take(words.since)
        let introduced = since || takeFrom()
        guard var start = point() else {
            position = first
            return presentAlone(first, text)
        }
        var match = DateScanner.Match(range: tokens[first].range)
        let afterStart = position
        if let join = joiner() {
            if takePresent() || join == .sign && takeEllipsis() {
                match.isCurrent = true
                match.isPeriod = true
            } else if let end = secondPoint(after: start, join: join) {
                if start.year == nil { start.year = end.year }
                if start.month == nil, start.day != nil { start.month = end.month }
                match.end = Point(year: end.year, month: end.lastMonth ?? end.month, day: end.day).date
                match.isPeriod = true
            } else if isOpenDash(afterStart, text) {
                position = afterStart + 1
                match.isCurrent = true
                match.isPeriod = true
            } else {
                position = afterStart
                match.isDangling = isDanglingDash(afterStart)
            }
        }
        guard let date = start.date, isTrustworthy(start, match, introduced: introduced || hasDuration) else {
            position = first
            return nil
        }
        match.start = date
        if !match.isPeriod {
            match.isCurrent = since
            match.isPeriod = since
            if let last = start.lastMonth, !since {
                match.end = PartialDate(year: date.year, month: last)
                match.isPeriod = true
            }
        }
        skipDuration(leading: false)
        match.range = tokens[first].range.lowerBound..<tokens[position - 1].range.upperBound
        return match
    }

    /// What the end of a past year and the start of the next may not be: reversed or too far apart.
    private func isTrustworthy(_ start: Point, _ match: DateScanner.Match, introduced: Bool) -> Bool {
        guard let from = start.date, !(start.month == nil && !match.isPeriod && isNumbered) else { return false }
        if let end = match.end, end < PartialDate(year: from.year, month: end.month == nil ? nil : from.month) {
            return false
        }
        // '12/21' alone is as well a fraction or a day.
        return !start.isShortYear || match.isPeriod || introduced
    }

    // MARK: Points

    private mutating func point() -> Point? {
        let first = position
        if let found = lonelyDay() ?? dayMonthYear() ?? monthYear() ?? numeric() ?? seasonYear()
            ?? partOfYear() ?? lonelyYear()
        {
            return found
        }
        position = first
        return nil
    }

    /// The second end: like the first, or a short form that only stands there (`2019-20`).
    private mutating func secondPoint(after start: Point, join: Joiner) -> Point? {
        let first = position
        takeFrom()
        if let found = point() {
            if found.year != nil, join != .none || start.year != nil { return found }
        }
        position = first
        if let year = start.year, start.month == nil, join == .sign, case .number(let short, 2)? = kind(0),
            (short == (year + 1) % 100 || short > year % 100), !isNumberNext(1)
        {
            position += 1
            return Point(year: year - year % 100 + short)
        }
        return nil
    }

    private func isNumberNext(_ offset: Int) -> Bool {
        switch kind(offset) {
        case .slash, .number: true
        case .dot: { if case .number = kind(offset + 1) { true } else { false } }()
        default: false
        }
    }

    /// `12 mars 2021`, `March 12, 2021`, `1er mai 2020`.
    private mutating func dayMonthYear() -> Point? {
        let first = position
        if case .number(let day, let digits)? = kind(0), digits <= 2, (1...31).contains(day) {
            position += 1
            if let token = current, token.glued, ["er", "st", "nd", "rd", "th", "e"].contains(token.word) {
                position += 1
            }
            // Its year may stand with the other end: '3 mai au 28 juin 2021'.
            if let found = monthYear() { return Point(year: found.year, month: found.month, day: day) }
        }
        position = first
        if case .month(let month)? = kind(0), case .number(let day, let digits)? = kind(1), digits <= 2,
            (1...31).contains(day)
        {
            position += 2
            if let token = current, token.glued, ["st", "nd", "rd", "th"].contains(token.word) { position += 1 }
            if kind(0) == .comma { position += 1 }
            if let year = year4() { return Point(year: year, month: month, day: day) }
        }
        position = first
        return nil
    }

    /// `mars 2021`, `Sept. 2021`, `Mar '21`, `mai-2020`, or a month whose year stands with the other end.
    private mutating func monthYear() -> Point? {
        let first = position
        guard case .month(let month)? = kind(0) else { return nil }
        position += 1
        if kind(0) == .dot { position += 1 }
        if kind(0) == .comma || current?.word == "de" || current?.word == "of" { position += 1 }
        if let year = year4() { return Point(year: year, month: month) }
        if kind(0) == .dash || kind(0) == .slash, current?.spaced == false {
            position += 1
            if let year = year4() { return Point(year: year, month: month) }
            position -= 1
        }
        if kind(0) == .apostrophe, case .number(let short, 2)? = kind(1) {
            position += 2
            return Point(year: century(short), month: month)
        }
        if case .number(let short, 2)? = kind(0), current?.spaced == true, short < 70, !isNumberNext(1),
            kind(1) != .month(0)
        {
            let following = kind(1)
            let joins = following == .word && words.to.contains(tokenAt(1)?.word ?? "")
            if following == nil || following == .dash || following == .close || joins || endsShortPeriod(first) {
                position += 1
                return Point(year: century(short), month: month, isShortYear: true)
            }
        }
        position = first + 1
        if kind(0) == .dot { position += 1 }
        // A month alone counts only before a joiner: 'Avril – juillet 2023'.
        switch kind(0) {
        case .dash, .slash: return Point(month: month)
        case .word where words.to.contains(current?.word ?? ""): return Point(month: month)
        default:
            position = first
            return nil
        }
    }

    /// The second end of `Mar 13 – Sept 17 Herdsman`, whatever follows.
    private func endsShortPeriod(_ month: Int) -> Bool {
        guard month > 2, tokens[month - 1].kind == .dash, case .number(_, 2) = tokens[month - 2].kind,
            case .month = tokens[month - 3].kind
        else { return false }
        return true
    }

    private mutating func seasonYear() -> Point? {
        let first = position
        for count in [2, 1] where position + count <= tokens.count {
            let word = tokens[position..<(position + count)].map(\.word).joined(separator: " ")
            guard words.seasons.contains(word) else { continue }
            position += count
            if kind(0) == .dash { position += 1 }
            if let year = year4() ?? year2() { return Point(year: year) }
            position = first
        }
        return nil
    }

    static let years = 1940...2049

    // MARK: Joiners and what surrounds dates

    private enum Joiner { case sign, word, none }

    private mutating func joiner() -> Joiner? {
        if kind(0) == .dash {
            while kind(0) == .dash { position += 1 }
            return .sign
        }
        if kind(0) == .slash {
            position += 1
            return .sign
        }
        if let token = current, case .word = token.kind {
            if token.word == "jusqu" {
                let first = position
                position += 1
                if kind(0) == .apostrophe { position += 1 }
                if take(words.present) {
                    position = first
                } else if let next = current, words.to.contains(next.word) || next.word == "en" {
                    position += 1
                    return .word
                }
                position = first
            }
            if take(words.present, peek: true) { return .word }
            if words.to.contains(token.word) {
                position += 1
                if take(words.present, peek: true) { return .word }
                return .word
            }
        }
        return position < tokens.count ? Joiner.none : nil
    }

    /// `de`, `d'`, `du`… before a date.
    @discardableResult
    private mutating func takeFrom() -> Bool {
        guard let token = current, case .word = token.kind, words.from.contains(token.word) else { return false }
        let first = position
        position += 1
        if kind(0) == .apostrophe { position += 1 }
        if startsPoint { return true }
        position = first
        return false
    }

    private var startsPoint: Bool {
        switch kind(0) {
        case .number, .month: true
        case .word: words.seasons.contains(current?.word ?? "")
        default: false
        }
    }

    /// Whether one of the word sequences stands here; goes past it unless `peek`.
    mutating func take(_ sequences: [[String]], peek: Bool = false) -> Bool {
        for sequence in sequences {
            var index = position
            var matched = 0
            while matched < sequence.count, index < tokens.count {
                if tokens[index].kind == .apostrophe || (matched > 0 && tokens[index].kind == .dash) {
                    index += 1
                    continue
                }
                guard tokens[index].word == sequence[matched] else { break }
                matched += 1
                index += 1
            }
            if matched == sequence.count {
                if !peek { position = index }
                return true
            }
        }
        return false
    }

    /// `(2 ans 3 mois)` after a date, `6 mois (2016)` before one.
    @discardableResult
    private mutating func skipDuration(leading: Bool) -> Bool {
        let first = position
        if !leading {
            if kind(0) == .open || kind(0) == .comma || kind(0) == .other, kind(0) != nil { position += 1 }
        }
        var parts = 0
        while case .number(_, let digits)? = kind(0), digits <= 2, let unit = tokenAt(1),
            words.durations.contains(unit.word)
        {
            position += 2
            parts += 1
            if kind(0) == .comma || current?.word == "et" || current?.word == "and" { position += 1 }
        }
        if leading {
            if parts > 0, kind(0) == .open || kind(0) == .comma || kind(0) == .dash { position += 1 }
            let ok = parts > 0 && (startsPoint)
            if !ok { position = first }
            return ok
        }
        if parts > 0, first < tokens.count, tokens[first].kind == .open ? kind(0) == .close : true {
            if kind(0) == .close, tokens[first].kind == .open { position += 1 }
            return true
        }
        position = first
        return false
    }

    func century(_ short: Int) -> Int { short < 50 ? 2000 + short : 1900 + short }
    var current: DateToken? { tokenAt(0) }
    func tokenAt(_ offset: Int) -> DateToken? {
        position + offset < tokens.count ? tokens[position + offset] : nil
    }
    func kind(_ offset: Int) -> DateToken.Kind? { tokenAt(offset)?.kind }
}
