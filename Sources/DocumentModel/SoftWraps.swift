// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells which line ends of a page its author meant, and joins the others.
///
/// Words that were broken between lines are whole already: readers of pages mend them.
///
/// A line end is the page's doing where the first word of the next line would not have fitted on the line; formats
/// without boxes have no such line ends.
struct SoftWraps {
    /// How far right lines reach that begin at about the same place.
    private var columns: [(left: Double, right: Double)] = []

    init(_ page: Document.Page) {
        for block in page.blocks { add(block) }
    }

    private mutating func add(_ block: Block) {
        for line in block.lines where line.rotation == nil {
            guard let box = line.box else { continue }
            if let index = columns.firstIndex(where: { abs($0.left - box.x0) <= 30 }) {
                columns[index].right = max(columns[index].right, box.x1)
            } else {
                columns.append((box.x0, box.x1))
            }
        }
        for row in block.table?.rows ?? [] { for cell in row { for inner in cell.blocks { add(inner) } } }
    }

    /// The lines of `block` as its author wrote them.
    func joined(_ block: Block) -> [Line] {
        var result: [Line] = []
        var previous: Line?
        for line in block.lines where !line.text.isBlank {
            if let before = previous, wraps(before, into: line), !result.isEmpty {
                result[result.count - 1].join(line)
            } else {
                result.append(line)
            }
            previous = line
        }
        return result
    }

    private func wraps(_ line: Line, into next: Line) -> Bool {
        guard let box = line.box, let nextBox = next.box, line.rotation == nil, next.rotation == nil else {
            return false
        }
        guard nextBox.y1 > box.y1, box.height > 0, (0.75...1.34).contains(nextBox.height / box.height) else {
            return false
        }
        let column = columns.first { abs($0.left - box.x0) <= 30 } ?? (box.x0, box.x1)
        let text = next.text.trimmingSpaces
        let word = text.prefix { !$0.isWhitespace }
        let width = nextBox.width * Double(word.count + 1) / Double(max(1, text.count))
        if column.right - box.x1 < width { return true }
        // In a frame narrower than the column: a sentence that goes on below a long line.
        let isLong = box.width >= 0.6 * (column.right - column.left) && box.x1 >= nextBox.x1 - width
        return isLong && text.first?.isLowercase == true && line.text.trimmingSpaces.last?.isPunctuation != true
    }
}

extension Line {
    /// Goes on with `next`: over a space, or right behind a hyphen that belongs to the word.
    fileprivate mutating func join(_ next: Line) {
        guard let last = spans.indices.last else {
            spans = next.spans
            return
        }
        let text = spans[last].text.trimmingTrailingSpaces
        let endsInside = (text.last == "-" || text.last == "\u{2010}") && text.dropLast().last?.isWhitespace == false
        spans[last].text = endsInside ? text : text + " "
        var rest = next.spans
        if !rest.isEmpty { rest[0].text = rest[0].text.trimmingLeadingSpaces }
        spans += rest
        if let nextBox = next.box { box = box?.union(nextBox) ?? nextBox }
    }
}
