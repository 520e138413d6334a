// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Tells the title of an entry from its employer.
extension WorkReader {
    func isTitleOfContract(_ piece: Piece) -> Bool {
        isContract(piece.text) && titlePoints(piece) > 0 && !piece.isBracketed
    }

    /// `Vacataire`, `Work experience` on a line of its own, where nothing else may be the title: a contract that is said of a
    /// person or of a time as a learner.
    func contractAlone(_ pieces: [Piece]) -> Piece? {
        pieces.first { piece in
            !piece.isBracketed && piece.row > 0 && pieces.count { $0.row == piece.row } == 1
                && lexicons[.contracts].entry(piece.text).map { $0.attributes["time"] == nil } == true
                && piece.text.count > 4 && !Text.isCapitals(piece.text)
        }
    }

    /// `Teaching Practice` alone on its line, `Intern, Seedbank Trust, Ardingly`, where nothing else looks like a title.
    func internship(_ entry: ParsedEntry) -> Piece? {
        let main = entry.main
        guard !main.isEmpty, entry.points.allSatisfy({ $0 <= 0 }), !main.contains(where: \.isNamedTitle) else {
            return nil
        }
        return entry.pieces.first { piece in
            isTitleOfContract(piece)
                && (piece.column == 0 && main.count <= 2 || !main.contains { $0.row == piece.row })
        }
    }

    /// `hasFirmAbove` tells that the entry above has an employer, whose further position this may be.
    func choose(_ entry: ParsedEntry, order: Order, hasFirmAbove: Bool) -> (title: Int?, employer: Int?) {
        let (main, points) = (entry.main, entry.points)
        guard !main.isEmpty else { return (nil, nil) }
        if let named = main.firstIndex(where: \.isNamedTitle) {
            return (named, employer(main, title: named, points: points, order: order))
        }
        if main.count == 1 {
            // 'Journalier' alone, where firms stand above their positions: no word of a firm makes it one.
            let isPosition =
                hasFirmAbove && order.apart >= 2 && order.prefersTitleFirst == false && points[0] > -0.5
                && contractAlone(entry.pieces) == nil
            return points[0] > 0 || isPosition ? (0, nil) : (nil, 0)
        }
        var title = main.indices.filter { points[$0] > 0 }.max { points[$0] < points[$1] }
        let strong = main.indices.filter { points[$0] >= 1.5 }
        if strong.count > 1, let first = order.prefersTitleFirst {
            let behindFirm = strong.first { place in points[..<place].contains { $0 <= 0 } }
            title = first ? strong.first : behindFirm ?? strong.last
        }
        if title == nil { title = byOrder(main, order: order, points: points) }
        guard let title else { return (nil, 0) }
        // 'Staff Nurse, Step-Down Unit' alone, where the other entries have their firm on a line above.
        if hasFirmAbove, order.apart > order.together, order.prefersTitleFirst == false, title == 0,
            main.indices.dropFirst().allSatisfy({
                main[$0].row == main[0].row && main[$0].afterComma && points[$0] > -2.6
            })
        {
            return (title, nil)
        }
        return (title, employer(main, title: title, points: points, order: order))
    }

    func byOrder(_ main: [Piece], order: Order, points: [Double]) -> Int? {
        if order.titleBold != order.employerBold {
            let wantsBold = order.titleBold > order.employerBold
            if let found = main.indices.first(where: { main[$0].look.bold == wantsBold }),
                main.contains(where: { $0.look.bold != wantsBold })
            {
                return found
            }
        }
        if let first = order.prefersTitleFirst {
            if first { return 0 }
            let behind = main.indices.dropFirst()
            let below = order.apart > order.together ? behind.first { main[$0].row > 0 } : nil
            return below ?? behind.first { main[$0].row > 0 || points[$0] > points[0] } ?? 1
        }
        // Without any model: what looks least like a firm; of equals, the first.
        return points.indices.max { (points[$0], -$0) < (points[$1], -$1) }
    }

    func employer(_ main: [Piece], title: Int, points: [Double], order: Order) -> Int? {
        var rest = main.indices.filter { $0 != title }
        guard !rest.isEmpty else { return nil }
        // 'Éducatrice qualifiée, groupe 3-4 ans' goes on in small letters.
        let others = rest.filter {
            !(main[$0].row == main[title].row && main[$0].afterComma && $0 > title
                && Text.startsLowercase(main[$0].text))
        }
        if others.contains(where: { main[$0].row != main[title].row || points[$0] <= -1.4 }) { rest = others }
        if let named = rest.first(where: { main[$0].isNamedEmployer }) { return named }
        // 'Lead Educator, Preschool Room' above a firm, where the entries have each on a line of its own.
        let below = rest.filter { main[$0].row != main[title].row && points[$0] < 1.5 }
        if order.apart >= 2, order.apart >= 2 * order.together, let first = below.first {
            return below.filter { points[$0] <= -1.4 }.min { points[$0] < points[$1] } ?? first
        }
        // 'Staff Nurse, Emergency Department' above 'Lone Star Hospital': the firm has a line of its own.
        let apart = rest.filter { points[$0] <= -1.4 && main[$0].row != main[title].row }
        if let sure = apart.min(by: { points[$0] < points[$1] }),
            rest.contains(where: { main[$0].row == main[title].row })
        {
            return sure
        }
        // 'Newly Qualified Teacher, Year 4', 'Driver - Regional Flatbed' above a name that nobody knows, where the other
        // entries keep two lines.
        if order.apart > order.together,
            rest.contains(where: { main[$0].row == main[title].row && points[$0] > -1.4 }),
            let other = rest.first(where: { main[$0].row != main[title].row }), points[other] < 1.5
        {
            return other
        }
        if rest.allSatisfy({ points[$0] >= 1.5 && main[$0].row == main[title].row }) { return nil }
        if let sure = rest.filter({ points[$0] <= -1.4 }).min(by: { points[$0] < points[$1] }) { return sure }
        switch order.prefersTitleFirst {
        case true?: return rest.first { $0 > title } ?? rest.first
        case false?: return rest.first { $0 < title } ?? rest.first
        case nil: return rest.first { points[$0] <= 0 } ?? rest.first
        }
    }
}
