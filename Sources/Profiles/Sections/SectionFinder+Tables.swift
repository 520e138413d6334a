// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons

/// Tables of entries: their first row names what the columns hold.
extension SectionFinder {
    /// The lines with the words of header rows left out: `Degree | Institute | Year` above rows that have their date each.
    func withoutHeaderRows(_ lines: [CVLine]) -> [CVLine] {
        var result = lines
        let tables = Dictionary(grouping: lines.indices.filter { lines[$0].source.cell != nil }) {
            lines[$0].source.cell?.table
        }
        for indices in tables.values {
            let rows = Dictionary(grouping: indices) { lines[$0].source.cell?.row ?? 0 }
            if let top = rows.keys.min(), let header = rows[top], namesLanguages(rows, below: top, lines) {
                for index in header { result[index].empty() }
                continue
            }
            guard rows.count >= 3, let top = rows.keys.min(), let header = rows[top],
                case let columns = Set(header.map { lines[$0].source.cell?.column }).count, columns >= 3,
                header.count <= 2 * columns,
                header.allSatisfy({ lines[$0].words.count <= 3 && lines[$0].dates.isEmpty }),
                rows.allSatisfy({ row, cells in row == top || cells.contains { !lines[$0].dates.isEmpty } })
            else { continue }
            for index in header { result[index].empty() }
        }
        return result
    }

    /// `Language | Level` above rows that begin with the name of a language each.
    private func namesLanguages(_ rows: [Int: [Int]], below top: Int, _ lines: [CVLine]) -> Bool {
        func isLanguage(_ indices: [Int]) -> Bool {
            indices.min().map { lexicons[.languages].longestMatch(lines[$0].words, at: 0) != nil } ?? false
        }
        guard let header = rows[top], header.count >= 2, header.allSatisfy({ lines[$0].words.count <= 3 }) else {
            return false
        }
        return rows.count >= 2 && !isLanguage(header) && rows.allSatisfy { $0.key == top || isLanguage($0.value) }
    }
}
