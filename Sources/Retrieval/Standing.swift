// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Where some lines of a passage stand in their document: the place that a viewer opens and frames.
struct Standing {
    /// Line of text.md of the first of them, from 1.
    var line = 1
    /// Page of the first of them.
    var page: Int?
    /// Around those on that page; `nil` where the format has no geometry.
    var box: Box?

    /// Of the lines of these numbers within a passage whose lines stand at `places`.
    init(of lines: [Int], in places: [Chunk.Place]) {
        let standing = lines.filter { places.indices.contains($0) }.map { places[$0] }
        guard let first = standing.first ?? places.first else { return }
        line = first.line
        page = first.page
        let boxes = (standing.isEmpty ? [first] : standing).filter { $0.page == first.page }.compactMap(\.box)
        box = boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
    }
}
