// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Tells a rail (dates or labels that belong to the rows beside them) from a column of its own.
struct RailTest {
    /// Whether the narrow side is the left one.
    let isOnLeft: Bool
    private let narrow: [Cluster]
    private let narrowRows: [WordRow]
    private let wideRows: [WordRow]
    private let em: Double

    /// Rows that follow one another closely.
    private struct Cluster {
        var rows: [WordRow]
        var text: String { rows.map(\.words.text).joined(separator: " ") }
    }

    init(left: [PDFWord], right: [PDFWord]) {
        let leftIsNarrow = left.reduce(0) { $0 + $1.text.count } <= right.reduce(0) { $0 + $1.text.count }
        isOnLeft = leftIsNarrow
        narrowRows = WordRow.rows(of: leftIsNarrow ? left : right)
        wideRows = WordRow.rows(of: leftIsNarrow ? right : left)
        let em = (left + right).map(\.size).median
        self.em = em
        narrow = narrowRows.reduce(into: []) { clusters, row in
            if let last = clusters.last?.rows.last, row.box.y0 - last.box.y1 < 0.35 * em {
                clusters[clusters.count - 1].rows.append(row)
            } else {
                clusters.append(Cluster(rows: [row]))
            }
        }
    }

    /// What ties a narrow side to the rows beside it.
    enum Kind: Equatable {
        /// Dates or table cells, each part of the line beside it.
        case cells
        /// Titles in the margin, each over the block beside it.
        case titles
    }

    /// The kind of rail, or `nil` for a column of its own.
    var kind: Kind? {
        if isDateRail || isTable { return .cells }
        return isOnLeft && isMarginOfTitles ? .titles : nil
    }

    /// Short entries, many of them dates, nearly all dates on the line of an entry.
    private var isDateRail: Bool {
        let dated = narrowRows.filter { DateLook.matches($0.words.text) }
        guard dated.count >= 2, Double(dated.count) >= 0.4 * Double(narrow.count) else { return false }
        let length = narrowRows.reduce(0) { $0 + $1.words.text.count } / narrowRows.count
        guard length <= 30 else { return false }
        return Double(dated.count { isAligned($0, with: wideRows) }) >= 0.7 * Double(dated.count)
    }

    /// Every row of either side has its partner, and both sides are short: a grid.
    private var isTable: Bool {
        let length = wideRows.reduce(0) { $0 + $1.words.text.count } / max(1, wideRows.count)
        guard length <= 40 else { return false }
        return narrowRows.count { isAligned($0, with: wideRows) } * 20 >= narrowRows.count * 19
            && wideRows.count { isAligned($0, with: narrowRows) } * 20 >= wideRows.count * 19
    }

    /// Few titles, far apart, most of them beside the first line of a block.
    private var isMarginOfTitles: Bool {
        guard narrow.count >= 3, narrowRows.count * 2 <= narrow.count * 3, narrowRows.count < wideRows.count,
            narrow.allSatisfy({ $0.rows.count <= 3 && $0.text.count <= 40 })
        else { return false }
        let starts = blockStarts
        let titles = narrow.count { $0.rows.first.map { isAligned($0, with: starts) } ?? false }
        return titles * 4 >= narrow.count * 3
    }

    /// The rows of the wide side with more space above them than is usual there.
    private var blockStarts: [WordRow] {
        let gaps = zip(wideRows, wideRows.dropFirst()).map { $1.box.y0 - $0.box.y1 }
        let limit = gaps.median + 0.4 * em
        return wideRows.prefix(1) + zip(wideRows.dropFirst(), gaps).filter { $1 > limit }.map(\.0)
    }

    private func isAligned(_ row: WordRow, with others: [WordRow]) -> Bool {
        others.contains { abs($0.baseline - row.baseline) <= 0.3 * em }
    }
}

/// Whether text looks like the dates beside an entry of a CV.
enum DateLook {
    private static let ongoing: Set<String> = [
        "aujourd'hui", "aujourd’hui", "présent", "present", "current", "now", "actuel", "actuellement", "today",
        "ongoing",
    ]

    static func matches(_ text: String) -> Bool {
        let lower = text.lowercased()
        var digits = 0
        for character in lower {
            digits = character.isASCII && character.isNumber ? digits + 1 : 0
            if digits == 4, isYear(lower) { return true }
        }
        return lower.split(separator: " ").contains { ongoing.contains(String($0)) } || isShortDate(lower)
    }

    private static func isYear(_ text: String) -> Bool {
        text.split { !($0.isASCII && $0.isNumber) }.contains {
            $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20"))
        }
    }

    /// `03/21`, `'19`.
    private static func isShortDate(_ text: String) -> Bool {
        let parts = text.split { $0 == " " || $0 == "-" || $0 == "–" }
        return parts.contains { part in
            let pieces = part.split(separator: "/")
            return pieces.count == 2 && pieces.allSatisfy { $0.count <= 2 && $0.allSatisfy(\.isNumber) }
        }
    }
}
