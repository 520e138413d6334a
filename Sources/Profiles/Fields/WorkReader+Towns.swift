// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TextFolding

/// Towns that stand behind a firm or a title without separator.
extension WorkReader {
    /// `EARL Fictive à Savigny-lès-Beaune`, `Waitress in Leeds`: the town is a piece of its own.
    func withTowns(_ pieces: [Piece]) -> [Piece] {
        pieces.flatMap { piece -> [Piece] in
            for word in [" à ", " in "] {
                guard !piece.isBracketed, let range = piece.text.range(of: word, options: .backwards) else { continue }
                let town = String(piece.text[range.upperBound...])
                let isTown = places.isPlace(town) || word == " à " && places.isToponym(town)
                guard isTown, !piece.text[..<range.lowerBound].isEmpty else { continue }
                var (before, after) = (piece, piece)
                before.text = String(piece.text[..<range.lowerBound])
                after.text = town
                after.afterComma = false
                after.isNamedEmployer = false
                return [before, after]
            }
            return [piece]
        }
    }
}
