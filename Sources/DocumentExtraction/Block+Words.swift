// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension Block {
    /// The text of its lines and of all cells of a table, a line each.
    var words: String {
        let cells = table?.rows.joined().map(\.blocks.words) ?? []
        return (lines.map(\.text) + cells).joined(separator: "\n")
    }
}

extension [Block] {
    /// The text of all of them, that in tables too, a line each.
    var words: String { map(\.words).joined(separator: "\n") }
}
