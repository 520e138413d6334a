// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension Block {
    /// The block as part of a header, note or box: what is a heading, an item or a table stays one.
    func plain(as kind: Kind) -> Block {
        var block = self
        if block.kind == .paragraph { block.kind = kind }
        return block
    }
}
