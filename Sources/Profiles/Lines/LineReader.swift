// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import TextFolding

/// Turns the document's lines into `CVLine`s: bullets and icons cut off, looks measured, dates found.
struct LineReader {
    let dates: DateScanner
    /// Longer lines are read up to here: no CV needs more, and hostile input may have megabytes.
    static let longest = 2_000

    func read(_ lines: [TextLine]) -> [CVLine] {
        let body = bodySize(lines)
        var result: [CVLine] = []
        result.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated() {
            var made = make(line, index: index, bodySize: body)
            if line.kind == .listItem, !made.isBullet {
                // Only the first line of an item's block opens it; the others go on.
                let goesOn = result.last.map { $0.source.block == line.block && $0.source.cell == line.cell } ?? false
                made.isContinuation = goesOn
                made.isBullet = !goesOn
            }
            // What stands behind the part that is read is not known.
            if let above = result.last, Self.isLong(above.source.text) {
                made.isCut = true
            }
            result.append(made)
        }
        joinPeriods(&result)
        return result
    }

    /// `Nov 2020` above `to present`: one period, which stands in the first of both lines.
    ///
    /// Here, before sections are told from each other by the periods in them, since both lines are nothing but the date.
    /// A period that breaks off after its dash is joined within its section (`EntryFinder.joinDangling`): there its end may
    /// open a line that goes on, stand a line further down, or be missing, which must not reach into the next section.
    private func joinPeriods(_ lines: inout [CVLine]) {
        for index in lines.indices.dropLast() where lines[index].isOnlyDate {
            let (above, below) = (lines[index], lines[index + 1])
            guard let start = above.dates.first, !start.isPeriod, !start.isCurrent, !start.isDangling,
                let joiner = joiner(above, below),
                let whole = dates.whole(above.text + joiner + below.text), whole.isPeriod, whole.start == start.start
            else { continue }
            lines[index].dates[0].isPeriod = true
            lines[index].dates[0].isCurrent = whole.isCurrent
            lines[index].dates[0].end = whole.end
            lines[index + 1].empty()
        }
    }

    /// What joins a date and the line below to a period: its own word, or a dash where they stand in two cells of a row.
    private func joiner(_ above: CVLine, _ below: CVLine) -> String? {
        guard above.source.page == below.source.page, (1...4).contains(below.words.count) else { return nil }
        if above.source.cell == below.source.cell {
            return below.words.count > 1 && below.words.first.map(dates.joins) == true ? " " : nil
        }
        guard let one = above.source.cell, let two = below.source.cell, one.table == two.table, one.row == two.row,
            two.column == one.column + 1, below.isOnlyDate || dates.presentPrefix(below.text) == below.text.endIndex
        else { return nil }
        return " – "
    }

    private func make(_ line: TextLine, index: Int, bodySize: Double) -> CVLine {
        let raw = Self.isLong(line.text) ? String(line.text.prefix(Self.longest)) : line.text
        let spread = Text.joinSpacedLetters(raw)
        let (text, hadBullet) = Self.cutBullet(spread)
        let ornament = !text.isEmpty && !text.contains { $0.isLetter || $0.isNumber }
        return CVLine(
            index: index,
            source: line,
            text: text,
            words: Folding.words(text),
            isBullet: hadBullet,
            isContinuation: false,
            indent: indent(line),
            look: look(line, text, bodySize),
            isOrnament: ornament || text.isEmpty,
            dates: ornament ? [] : dates.matches(in: text)
        )
    }

    private static func isLong(_ text: String) -> Bool { text.utf8.count > longest && text.count > longest }

    private func indent(_ line: TextLine) -> Int {
        var columns = 0
        for span in line.spans {
            for character in span.text {
                guard character.isWhitespace else { return columns }
                columns += character == "\t" ? 4 : 1
            }
        }
        return columns
    }

    private func look(_ line: TextLine, _ text: String, _ bodySize: Double) -> CVLine.Look {
        let spans = line.spans.filter { !$0.text.allSatisfy(\.isWhitespace) }
        let size = spans.compactMap(\.size).max() ?? bodySize
        return CVLine.Look(
            isHeading: line.kind == .heading,
            level: line.level ?? (line.kind == .heading ? 2 : 0),
            bold: spans.first?.bold == true,
            italic: spans.first?.italic == true,
            capitals: Text.isCapitals(text) || Text.isSmallCapitals(text),
            size: bodySize > 0 ? Int(((size - bodySize) * 2).rounded()) : 0
        )
    }

    /// The size of most characters.
    private func bodySize(_ lines: [TextLine]) -> Double {
        var counts: [Double: Int] = [:]
        for line in lines {
            for span in line.spans { if let size = span.size { counts[size, default: 0] += span.text.utf8.count } }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    }

    private static let bullets: Set<Character> = [
        "•", "▪", "●", "◦", "■", "□", "►", "▶", "➢", "➤", "✓", "✔", "→", "⇒", "»", "·", "∙", "○", "◆", "◇", "❖", "★",
        "☆", "‣", "⁃",
        "\u{F0B7}", "\u{F0A7}", "\u{F0D8}", "\u{F076}", "*", "–", "—", "-", "+", "➔", "❯", "▸", "✦",
        ">", "›",
    ]

    /// The text after a bullet, and whether there was one.
    ///
    /// Icons before contact data count as bullets.
    static func cutBullet(_ text: String) -> (String, Bool) {
        var view = Text.trim(text)[...]
        var found = false
        while let first = view.first {
            if bullets.contains(first) {
                let rest = view.dropFirst()
                // A dash or plus is a bullet before a space alone: '-5 %', '+33 6…'.
                guard let next = rest.first else { break }
                if "*–—-+·>".contains(first), !next.isWhitespace { break }
                found = true
                view = rest.drop(while: \.isWhitespace)
            } else if isIcon(first) {
                view = view.dropFirst().drop(while: \.isWhitespace)
            } else {
                break
            }
        }
        if !view.contains(where: { $0.isLetter || $0.isNumber }) { return (Text.trim(text), false) }
        return (String(view), found)
    }

    private static func isIcon(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first, !character.isASCII else { return false }
        switch scalar.value {
        case 0x2190...0x27BF, 0x2B00...0x2BFF, 0xE000...0xF8FF, 0x1F000...0x1FAFF, 0xFE0F, 0x200B...0x200F: return true
        default: return false
        }
    }
}
