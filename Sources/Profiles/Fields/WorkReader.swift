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
        let entries = sections.flatMap { EntryFinder(dates: dates).entries(of: $0.lines) }
            .filter { !$0.header.isEmpty }
        let parsed = entries.map { (entry: $0, pieces: pieces(of: $0.header)) }
        let order = order(of: parsed.map(\.pieces))
        var drafts: [Draft] = []
        var anyDated = false
        let umbrellas = Umbrellas(
            parsed.map(\.entry),
            isPosition: { mainPieces(parsed[$0].pieces).contains { titlePoints($0) > 0 } },
            title: { titleLine(parsed[$0].pieces) }
        )
        for (place, item) in parsed.enumerated() {
            guard !umbrellas.isUmbrella(place),
                !isBreak(item.entry, below: place > 0 ? parsed[place - 1].entry : nil)
            else { continue }
            var draft = read(item.entry, pieces: item.pieces, order: order, previous: drafts.last)
            if let above = umbrellas.umbrella(over: place), let title = titleLine(item.pieces) {
                let employer = employer(of: parsed[above].entry, pieces: parsed[above].pieces)
                settle(&draft, title: title, employer: employer, isFirst: above == place - 1)
            }
            if draft[.name] == nil, draft[.position] == nil, draft[.startDate] == nil { continue }
            if draft[.startDate] == nil, draft.highlights.isEmpty, anyDated, draft[.position] == nil {
                continue
            }
            draft.lines = (item.entry.header + item.entry.body).map(\.index)
            drafts.append(draft)
            if draft[.startDate] != nil { anyDated = true }
        }
        return drafts
    }

    private func pieces(of header: [CVLine]) -> [Piece] {
        let (lines, kinds) = EntryLabels(lexicons: lexicons).strip(header, dates: dates)
        var pieces = Piece.pieces(of: lines, opens: opensEmployer)
        var named: Set<Int> = []
        for index in pieces.indices where !pieces[index].isBracketed && named.insert(pieces[index].line).inserted {
            pieces[index].isNamedEmployer = pieces[index].isNamedEmployer || kinds[pieces[index].line] == .entity
            pieces[index].isNamedTitle = kinds[pieces[index].line] == .roles
        }
        return withWholeTitles(withTowns(withLabelledTitles(pieces, lines)), of: lines)
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

    func mainPieces(_ pieces: [Piece]) -> [Piece] {
        pieces.filter {
            $0.isNamedTitle
                || !$0.isBracketed && !isContract($0.text) && !places.isPlace($0.text) && !isNoise($0)
                    && !isTownOfRow($0, pieces)
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
    private func order(of entries: [[Piece]]) -> Order {
        var clear = Order()
        var all = Order()
        for pieces in entries {
            learn(pieces, &all) { _, _ in true }
            learn(pieces, &clear) { title, other in
                other.row != title.row || !other.afterComma || titlePoints(other) <= -1.4
            }
        }
        return clear.employerFirst > clear.titleFirst ? clear : all
    }

    private func learn(_ pieces: [Piece], _ order: inout Order, from counts: (Piece, Piece) -> Bool) {
        let main = mainPieces(pieces)
        guard main.count >= 2 else { return }
        let points = main.map(titlePoints)
        let titles = main.indices.filter { points[$0] >= 1.5 }
        guard titles.count == 1, let title = titles.first else { return }
        let others = main.indices.filter { points[$0] <= 0 && counts(main[title], main[$0]) }
        guard let other = others.first else { return }
        if title < other { order.titleFirst += 1 } else { order.employerFirst += 1 }
        if main[title].row == main[other].row { order.together += 1 } else { order.apart += 1 }
        if main[title].look.bold, !main[other].look.bold { order.titleBold += 1 }
        if !main[title].look.bold, main[other].look.bold { order.employerBold += 1 }
    }

    // MARK: One entry

    private func read(_ entry: Entry, pieces: [Piece], order: Order, previous: Draft?) -> Draft {
        var draft = Draft()
        PeriodReader.work(entry, into: &draft)
        let main = mainPieces(pieces)
        let internship = internship(pieces, main: main)
        let (title, employer) =
            internship == nil
            ? choose(main, order: order, hasFirmAbove: previous?[.name] != nil)
            : (nil, main.indices.min { titlePoints(main[$0]) < titlePoints(main[$1]) })
        if let title {
            setTitle(main[title], &draft)
            extendTitle(main, title: title, employer: employer, entry: entry, &draft)
        } else if let contract = internship ?? pieces.first(where: isTitleOfContract) {
            // 'Intern at The Daily Thistle', 'Stagiaire, Mairie de Brest'.
            setTitle(contract, &draft)
        }
        if let employer {
            draft[.name] = Found(main[employer].text, line: main[employer].line, confidence: title == nil ? 0.6 : 0.88)
        } else if title != nil, !pieces.contains(where: isFreelance), let name = previous?[.name],
            order.titleFirst + order.employerFirst > 0 || main.count == 1
        {
            // A further position at the employer above.
            draft[.name] = Found(name.value, line: name.line, quote: name.quote, confidence: min(name.confidence, 0.8))
            if let place = previous?[.location] { draft[.location] = place }
        } else if let title, let own = pieces.first(where: { isOwnBusiness($0) && $0.text != main[title].text }) {
            draft[.name] = Found(own.text, line: own.line, confidence: 0.7)
        }
        setPlace(pieces, main: main, employer: employer, title: title, &draft)
        setContract(pieces, entry: entry, &draft)
        setDescription(pieces, employer: employer.map { main[$0] }, &draft)
        draft[.url] = EntryLinks.url(of: entry.header)
        if draft[.name] == nil, let host = pieces.first(where: isHost) {
            draft[.name] = Found(host.text, line: host.line, confidence: 0.75)
        }
        Self.setBody(entry, &draft)
        return draft
    }
}
