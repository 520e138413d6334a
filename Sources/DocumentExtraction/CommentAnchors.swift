// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// The text that comments are about: what stands between the begin and the end of the range of each.
struct CommentAnchors {
    private struct Range {
        var id: String
        var text = String.UnicodeScalarView()
        /// How many characters are still taken.
        var room = 200
    }

    private var open: [Range] = []
    private var ended: [String: String] = [:]

    mutating func begin(_ id: String) {
        open.removeAll { $0.id == id }
        ended[id] = nil
        // Each piece of text is added to every open range.
        if open.count < 50 { open.append(Range(id: id)) }
    }

    /// Adds text to all ranges that are open, each up to 200 characters.
    mutating func append(_ text: String) {
        for place in open.indices where open[place].room > 0 {
            let piece = text.unicodeScalars.prefix(open[place].room)
            open[place].text.append(contentsOf: piece)
            open[place].room -= piece.count
        }
    }

    mutating func end(_ id: String) {
        guard let place = open.firstIndex(where: { $0.id == id }) else { return }
        let text = String(open.remove(at: place).text).trimmingSpaces
        ended[id] = text.isEmpty ? nil : text
    }

    /// What a comment is about; `nil` where its range holds no text or did not end.
    subscript(id: String) -> String? { ended[id] }
}
