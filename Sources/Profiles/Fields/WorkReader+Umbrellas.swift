// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons

/// Positions below an employer with the whole of its time.
extension WorkReader {
    /// The line of a title, `Head clerk, property`; `nil` where a firm stands in it, or on a line of its own.
    func titleLine(_ pieces: [Piece]) -> Found? {
        let main = mainPieces(pieces)
        guard let first = main.first, titlePoints(first) > 0,
            main.dropFirst().allSatisfy({
                $0.row == first.row && $0.afterComma
                    && (titlePoints($0) > -1.4 || Text.startsLowercase($0.text) || isOfTitles($0))
            })
        else { return nil }
        return Found(main.map(\.text).joined(separator: ", "), line: first.line, confidence: 0.85)
    }

    /// `Finance`, `Sales`: words of titles that names of firms have too.
    private func isOfTitles(_ piece: Piece) -> Bool {
        piece.words.allSatisfy { lexicons[.titleCues].contains(key: $0) }
    }

    /// What an entry says of an employer alone: its name, its place, and a line about it.
    func employer(of entry: Entry, pieces: [Piece]) -> Draft {
        var draft = Draft()
        let main = mainPieces(pieces).filter { $0.row == 0 }
        guard let name = main.min(by: { titlePoints($0) < titlePoints($1) }) ?? mainPieces(pieces).first else {
            return draft
        }
        draft[.name] = Found(name.text, line: name.line, confidence: 0.85)
        if let place = pieces.first(where: { $0.line == name.line && places.isPlace($0.text) }) {
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
