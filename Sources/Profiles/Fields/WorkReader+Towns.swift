// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Towns that stand behind a firm or a title without separator.
extension WorkReader {
    /// `EARL Fictive à Savigny-lès-Beaune`, `Waitress in Leeds`: the town is a piece of its own.
    func withTowns(_ pieces: [Piece]) -> [Piece] {
        pieces.flatMap {
            $0.parted(at: [" à ", " in "], options: .backwards) { town, word in
                places.isPlace(town) || word == " à " && places.isToponym(town)
            }
        }
    }
}
