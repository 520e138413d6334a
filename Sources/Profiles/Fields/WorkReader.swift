// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import TextFolding

/// Reads positions: employer, title, place, period, contract, what was done.
///
/// Titles are told from employers by their words; the order that the clear entries follow (title first or employer
/// first, and which of them is bold) decides the others.
struct WorkReader {
    let lexicons: Lexicons
    let places: PlaceReader
    let dates: DateScanner

    /// The order that a CV keeps.
    struct Order {
        var titleFirst = 0
        var employerFirst = 0
        /// How often the employer stands on another line than the title, and on the same.
        var apart = 0
        var together = 0
        var titleBold = 0
        var employerBold = 0
        var prefersTitleFirst: Bool? { titleFirst == employerFirst ? nil : titleFirst > employerFirst }
    }

    func read(_ sections: [Section]) -> [Draft] {
        let labels = EntryLabels(lexicons: lexicons)
        let parsed = sections.map { $0.lines.map(withoutOpening) }
            .flatMap { labels.entries(of: $0) ?? EntryFinder(dates: dates).entries(of: $0) }
            .filter { !$0.header.isEmpty }
            .map(parse)
        let order = order(of: parsed)
        var drafts: [Draft] = []
        var anyDated = false
        let umbrellas = Umbrellas(
            parsed.map(\.entry),
            isPosition: { parsed[$0].points.contains { $0 > 0 } },
            title: { titleLine(parsed[$0]) }
        )
        for (place, item) in parsed.enumerated() {
            guard !umbrellas.isUmbrella(place),
                !isBreak(item.entry, below: place > 0 ? parsed[place - 1].entry : nil)
            else { continue }
            var draft = read(item, order: order, previous: drafts.last)
            if let above = umbrellas.umbrella(over: place), let title = titleLine(item) {
                settle(&draft, title: title, employer: employer(of: parsed[above]), isFirst: above == place - 1)
            }
            if draft[.name] == nil, draft[.position] == nil, draft[.startDate] == nil { continue }
            if draft[.startDate] == nil, anyDated, draft[.position] == nil { continue }
            draft.lines = (item.entry.header + item.entry.body).map(\.index)
            drafts.append(draft)
            if draft[.startDate] != nil { anyDated = true }
        }
        return drafts
    }

    private func parse(_ entry: Entry) -> ParsedEntry {
        let (entry, kinds) = EntryLabels(lexicons: lexicons).settled(entry, dates: dates)
        let pieces = pieces(of: entry.header, kinds)
        let main = mainPieces(pieces)
        return ParsedEntry(entry: entry, pieces: pieces, main: main, points: main.map(titlePoints))
    }

    private func pieces(of lines: [CVLine], _ kinds: [Int: EntryLabels.Kind]) -> [Piece] {
        var pieces = Piece.pieces(of: lines, opens: opensEmployer)
        var named: Set<Int> = []
        for index in pieces.indices where !pieces[index].isBracketed && named.insert(pieces[index].line).inserted {
            pieces[index].isNamedEmployer = pieces[index].isNamedEmployer || kinds[pieces[index].line] == .entity
            pieces[index].isNamedTitle = kinds[pieces[index].line] == .roles
        }
        return withWholeTitles(withTowns(withLabelledTitles(pieces, lines)), of: lines)
    }

    /// `Worked as Test Engineer in Quadrant, Pune from 2018 to 2021` as `Test Engineer at Quadrant, Pune from 2018 to 2021`.
    private func withoutOpening(_ line: CVLine) -> CVLine {
        guard let match = lexicons[.jobOpenings].longestMatch(line.words, at: 0), match.count < line.words.count,
            case let spans = Quote.spans(of: line.text), spans.count == line.words.count
        else { return line }
        var rest = String(line.text[spans[match.count].lowerBound...])
        for word in [" in ", " with ", " for "] {
            guard let range = rest.range(of: word), rest[range.upperBound...].first?.isUppercase == true else {
                continue
            }
            rest.replaceSubrange(range, with: " at ")
            break
        }
        return line.with(rest, dates: dates)
    }

    /// A time without work: `Career break`, `Congé parental`.
    private func isBreak(_ entry: Entry, below: Entry?) -> Bool {
        guard let first = entry.header.first(where: { !$0.isOnlyDate }) else { return false }
        // Its title may look like the last line of the entry above.
        if let last = below?.body.last ?? below?.header.last, last.index == first.index - 1,
            lexicons[.breaks].contains(key: last.key)
        {
            return true
        }
        return entry.header.prefix(2).contains {
            lexicons[.breaks].longestMatch(Folding.words(Piece.withoutDates($0)), at: 0) != nil
        }
    }

    // MARK: Order

    private func mainPieces(_ pieces: [Piece]) -> [Piece] {
        pieces.filter {
            $0.isNamedTitle
                || !$0.isBracketed && !isContract($0.text) && !places.isPlace($0.text) && !isNoise($0)
                    && !($0.afterComma && places.isToponym($0.text))
                    && !isTownOfRow($0, pieces) && !isBeforeState($0, pieces)
        }
    }

    /// `St. Cloud, MN`: a town that no list knows before its state, behind the firm.
    private func isBeforeState(_ piece: Piece, _ pieces: [Piece]) -> Bool {
        piece.column > 0 && places.isCityShaped(piece.text)
            && pieces.contains {
                $0.row == piece.row && $0.column == piece.column + 1 && $0.afterComma
                    && PlaceReader.states.contains($0.text)
            }
    }

    /// `07/2012 Spa, Belgique` on a line, the rest on others: a town that no list knows before its country.
    private func isTownOfRow(_ piece: Piece, _ pieces: [Piece]) -> Bool {
        guard piece.column == 0, places.isCityShaped(piece.text),
            let next = pieces.first(where: { $0.row == piece.row && $0.column == 1 }), next.afterComma,
            places.country(in: next.text, line: next.line, whole: true) != nil
        else { return false }
        let others = pieces.filter { $0.row != piece.row && !$0.isBracketed && !places.isPlace($0.text) }
        return others.count >= 2 && titlePoints(piece) <= 0
    }

    private func isNoise(_ piece: Piece) -> Bool {
        let words = piece.words
        return words.allSatisfy { $0.allSatisfy(\.isNumber) } || words == ["h", "f"] || piece.text.count > 110
            || !ContactReader.addresses(in: piece.text).isEmpty
    }

    /// `Booking.com`: a firm named by its address.
    private func isHost(_ piece: Piece) -> Bool {
        !piece.isBracketed && ContactReader.addresses(in: piece.text) == [piece.text]
            && EntryLinks.printed(in: " " + piece.text) == nil
    }

    /// The order that the entries keep: that of clear ones where these have their firm first.
    ///
    /// In 'Vice President, Manufacturing' what follows the comma may as well belong to the title.
    private func order(of entries: [ParsedEntry]) -> Order {
        var clear = Order()
        var all = Order()
        for entry in entries {
            learn(entry, &all) { _, _ in true }
            learn(entry, &clear) { title, other in
                entry.main[other].row != entry.main[title].row || !entry.main[other].afterComma
                    || entry.points[other] <= -1.4
            }
        }
        return clear.employerFirst > clear.titleFirst ? clear : all
    }

    /// `counts` tells whether a title and another piece, by their places, say anything of the order.
    private func learn(_ entry: ParsedEntry, _ order: inout Order, from counts: (Int, Int) -> Bool) {
        let main = entry.main
        let titles = main.indices.filter { entry.points[$0] >= 1.5 }
        guard main.count >= 2, titles.count == 1, let title = titles.first,
            let other = main.indices.first(where: { entry.points[$0] <= 0 && counts(title, $0) })
        else { return }
        if title < other { order.titleFirst += 1 } else { order.employerFirst += 1 }
        if main[title].row == main[other].row { order.together += 1 } else { order.apart += 1 }
        if main[title].look.bold, !main[other].look.bold { order.titleBold += 1 }
        if !main[title].look.bold, main[other].look.bold { order.employerBold += 1 }
    }

    // MARK: One entry

    private func read(_ parsed: ParsedEntry, order: Order, previous: Draft?) -> Draft {
        let (entry, pieces, main) = (parsed.entry, parsed.pieces, parsed.main)
        var draft = Draft()
        PeriodReader.work(entry, into: &draft)
        let internship = internship(parsed)
        let (title, employer) =
            internship == nil
            ? choose(parsed, order: order, hasFirmAbove: previous?[.name] != nil)
            : (nil, main.indices.min { parsed.points[$0] < parsed.points[$1] })
        if let title {
            setTitle(main[title], &draft)
            extendTitle(main, title: title, employer: employer, entry: entry, &draft)
        } else if let contract = internship ?? pieces.first(where: isTitleOfContract) ?? contractAlone(pieces) {
            // 'Intern at The Daily Thistle', 'Stagiaire, Mairie de Brest'.
            setTitle(contract, &draft)
        }
        if let employer {
            draft[.name] = Found(main[employer].text, line: main[employer].line, confidence: title == nil ? 0.6 : 0.88)
        } else if title != nil || main.isEmpty && draft[.position] != nil, !pieces.contains(where: isFreelance),
            let name = previous?[.name],
            order.titleFirst + order.employerFirst > 0 || main.count <= 1
        {
            // A further position at the employer above.
            draft[.name] = Found(name.value, line: name.line, quote: name.quote, confidence: min(name.confidence, 0.8))
            if let place = previous?[.location] { draft[.location] = place }
        } else if let title, let own = pieces.first(where: { isOwnBusiness($0) && $0.text != main[title].text }) {
            draft[.name] = Found(own.text, line: own.line, confidence: 0.7)
        }
        setPlace(parsed, employer: employer, title: title, &draft)
        setContract(pieces, &draft)
        setDescription(pieces, employer: employer.map { main[$0] }, &draft)
        draft[.url] = EntryLinks.url(of: entry.header)
        if draft[.name] == nil, let host = pieces.first(where: isHost) {
            draft[.name] = Found(host.text, line: host.line, confidence: 0.75)
        }
        Self.setBody(entry, &draft)
        return draft
    }
}
