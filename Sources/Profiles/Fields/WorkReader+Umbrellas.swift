// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons

/// Positions below an employer with the whole of its time.
extension WorkReader {
    /// The line of a title, `Head clerk, property`; `nil` where a firm stands in it, or on a line of its own.
    func titleLine(_ entry: ParsedEntry) -> Found? {
        let (main, points) = (entry.main, entry.points)
        guard let first = main.first, points[0] > 0,
            main.indices.dropFirst().allSatisfy({
                main[$0].row == first.row && main[$0].afterComma
                    && (points[$0] > -1.4 || Text.startsLowercase(main[$0].text) || isOfTitles(main[$0]))
            })
        else { return nil }
        return Found(main.map(\.text).joined(separator: ", "), line: first.line, confidence: 0.85)
    }

    /// `Finance`, `Sales`: words of titles that names of firms have too.
    private func isOfTitles(_ piece: Piece) -> Bool {
        piece.words.allSatisfy { lexicons[.titleCues].contains(key: $0) }
    }

    /// What an entry says of an employer alone: its name, its place, and a line about it.
    func employer(of parsed: ParsedEntry) -> Draft {
        let (entry, main) = (parsed.entry, parsed.main)
        var draft = Draft()
        let own = main.indices.filter { main[$0].row == 0 }.min { parsed.points[$0] < parsed.points[$1] }
        guard let name = own.map({ main[$0] }) ?? main.first else { return draft }
        draft[.name] = Found(name.text, line: name.line, confidence: 0.85)
        if let place = parsed.pieces.first(where: { $0.line == name.line && places.isPlace($0.text) }) {
            draft[.location] = Found(place.text, line: place.line, confidence: 0.85)
        }
        let about = entry.header.first { $0.index != name.line && !$0.isOnlyDate && $0.dates.isEmpty }
        if let about {
            draft[.description] = Found(Text.tidy(about.text), line: about.index, confidence: 0.7)
        } else if let item = entry.items.first {
            draft[.description] = Found(item.text, line: item.line, quote: item.quote, confidence: 0.7)
        }
        return draft
    }

    /// Gives a position the employer above it, and the whole of its own title; the first has what is said of the firm.
    func settle(_ draft: inout Draft, title: Found, employer: Draft, isFirst: Bool) {
        draft[.name] = employer[.name]
        draft[.position] = title
        draft[.location] = employer[.location] ?? draft[.location]
        draft[.description] = isFirst ? employer[.description] : nil
    }
}
