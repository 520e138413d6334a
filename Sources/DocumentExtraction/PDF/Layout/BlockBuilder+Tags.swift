// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// What the structure tree adds to blocks.
extension BlockBuilder {
    /// Longer text is no heading, whatever its tag says.
    private static let longestHeading = 200

    /// The kind of a block of `lines`, and the level of a heading where the tree states it; `nil` where the look decides.
    static func stated(
        _ lines: [LaidLine],
        tag: Int?,
        at place: Box,
        text: PageText
    ) -> (kind: Block.Kind, level: Int?)? {
        guard let tags = text.tags else { return nil }
        if lines.allSatisfy(\.isArtifact) { return artifact(at: place, text: text).map { ($0, nil) } }
        guard let tag else { return nil }
        let block = tags.blocks[tag]
        switch block.role {
        case .heading:
            let length = lines.reduce(0) { $0 + $1.look.count }
            return length <= longestHeading ? (.heading, block.level > 0 ? block.level : nil) : nil
        case .note: return (.footnote, nil)
        default: return nil
        }
    }

    /// The first lines of the first page are the name of its author more often than a running title.
    private static func artifact(at place: Box, text: PageText) -> Block.Kind? {
        if place.y0 >= text.height * 7 / 8 { return .footer }
        return place.y1 <= text.height / 8 && text.number > 1 ? .header : nil
    }
}

extension PageText {
    /// The block of the structure tree that all words of a line belong to.
    func tag(of line: LaidLine) -> Int? {
        guard let tags, let first = line.words.first, let tag = tags.block(first.mark) else { return nil }
        return line.words.allSatisfy { tags.block($0.mark) == tag } ? tag : nil
    }

    /// How many of a line's first words are the label of a list item.
    func labels(of line: LaidLine) -> Int {
        guard let tags else { return 0 }
        return line.words.prefix { tags.isLabel($0.mark) }.count
    }
}
