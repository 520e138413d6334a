// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Lexicons
import TextFolding

/// Writes the fields of a position once its title and its employer are known.
extension WorkReader {
    func setTitle(_ piece: Piece, _ draft: inout Draft) {
        var text = piece.text
        for separator in [" (", " [", " – ", " - "] {
            if let range = text.range(of: separator), isContract(String(text[range.upperBound...].filter { $0 != ")" }))
            {
                text = String(text[..<range.lowerBound])
            }
        }
        // 'Vendeuse en alternance', 'Assistante en communication en apprentissage'.
        if let range = text.range(of: " en ", options: .backwards),
            let contract = lexicons[.contracts].entry(String(text[range.upperBound...]))?.canonical,
            ["apprenticeship", "permanent", "fixed_term", "temporary", "internship"].contains(contract)
        {
            text = String(text[..<range.lowerBound])
        }
        // 'Stage : assistant RH' came here as two pieces; 'Stage assistant RH' keeps its word.
        draft[.position] = Found(text, line: piece.line, confidence: 0.9)
    }

    /// `Staff Nurse, Emergency Department`: what follows the title on its line when the employer stands elsewhere.
    func extendTitle(_ main: [Piece], title: Int, employer: Int?, entry: Entry, _ draft: inout Draft) {
        let piece = main[title]
        guard title + 1 < main.count, title + 1 != employer else { return }
        let goesOn = main[title + 1].afterComma && Text.startsLowercase(main[title + 1].text)
        guard goesOn || employer.map({ main[$0].row != piece.row }) ?? true else { return }
        let next = main[title + 1]
        guard next.row == piece.row, next.column == piece.column + 1, let text = draft[.position]?.value,
            Text.wordCount(text + next.text) <= 9,
            let joined = [", ", " - ", " – "].map({ text + $0 + next.text }).first(where: {
                entry.header[piece.row].text.contains($0)
            })
        else { return }
        draft[.position] = Found(joined, line: piece.line, confidence: 0.8)
    }

    func setPlace(_ entry: ParsedEntry, employer: Int?, title: Int?, _ draft: inout Draft) {
        let main = entry.main
        let known = entry.pieces.filter { places.isPlace($0.text) }
        if let first = known.first {
            var text = first.text
            if let next = known.dropFirst().first, next.line == first.line, next.column == first.column + 1,
                next.afterComma
            {
                text += ", " + next.text
            }
            draft[.location] = Found(text, line: first.line, confidence: 0.9)
        } else if let employer {
            // The piece after the employer on its line, shaped like a town: 'Velmira, Plouzané'.
            let after = main.indices.first {
                $0 > employer && $0 != title && main[$0].line == main[employer].line
                    && places.isCityShaped(main[$0].text) && entry.points[$0] <= 0
            }
            if let after { draft[.location] = Found(main[after].text, line: main[after].line, confidence: 0.6) }
        }
    }

    func setContract(_ pieces: [Piece], _ draft: inout Draft) {
        for piece in pieces {
            let matches = lexicons[.contracts].matches(in: piece.words)
            guard let match = matches.first(where: { $0.entry.attributes["time"] == nil }) else { continue }
            guard
                isContract(piece.text) || piece.isBracketed
                    || ["internship", "apprenticeship"].contains(match.entry.canonical)
            else { continue }
            draft.contract = Found(
                match.entry.canonical,
                line: piece.line,
                quote: piece.text,
                confidence: 0.9,
                derivation: .contract
            )
            return
        }
    }

    func setDescription(_ pieces: [Piece], employer: Piece?, _ draft: inout Draft) {
        guard let employer,
            let found = pieces.first(where: {
                $0.isBracketed && $0.line == employer.line && !isContract($0.text) && !places.isPlace($0.text)
                    && $0.text.contains(where: \.isLetter) && $0.words != ["h", "f"]
            })
        else { return }
        draft[.description] = Found(found.text, line: found.line, confidence: 0.8)
    }

    /// The first longer text is the summary; the rest are highlights.
    static func setBody(_ entry: Entry, _ draft: inout Draft) {
        for item in entry.items {
            let found = Found(item.text, line: item.line, quote: item.quote, confidence: 0.9)
            if !item.isBullet, draft.highlights.isEmpty, draft[.summary] == nil, item.text.count > 40 {
                draft[.summary] = found
            } else {
                draft.highlights.append(found)
            }
        }
    }
}
