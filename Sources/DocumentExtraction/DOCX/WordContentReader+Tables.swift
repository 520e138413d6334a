// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

extension WordContentReader {
    /// A cell as written, before vertical merging.
    private struct RawCell {
        var blocks: [Block]
        var columnSpan = 1
        /// Whether it goes on with the cell above.
        var isContinued = false
    }

    /// The table that is open; the blocks themselves where it has one cell only.
    func table() throws(GreffierError) -> [Block] {
        let outer = backdrop
        defer { backdrop = outer }
        let rows = Self.merged(try self.rows())
        guard !rows.isEmpty else { return [] }
        if rows.count == 1, rows[0].count == 1 { return rows[0][0].blocks }
        return [Block(kind: .table, table: Table(rows: rows))]
    }

    /// The rows up to the end of the element that is open, through content controls and tracked insertions.
    private func rows() throws(GreffierError) -> [[RawCell]] {
        var result: [[RawCell]] = []
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            switch element.name {
            case "tr": if let row = try row() { result.append(row) }
            case "tblPr": try tableProperties()
            case "tblGrid", "sdtPr", "del": try reader.skipElement()
            default: try result.append(contentsOf: rows())
            }
        }
        return result
    }

    /// Takes what lies behind the cells from the table's style and its own shading.
    private func tableProperties() throws(GreffierError) {
        var ground: WordGround?
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            switch element.name {
            case "tblStyle": backdrop = backdrop.orAny(of: context.styles.tableGrounds(style: element["val"]))
            case "shd": ground = WordGround(shading: element, theme: context.theme)
            case "tblPrChange": try reader.skipElement()
            default: continue
            }
        }
        backdrop = backdrop.under(ground)
    }

    /// The row that is open; `nil` for one whose deletion is tracked.
    private func row() throws(GreffierError) -> [RawCell]? {
        var isDeleted = false
        let cells = try cells(isDeleted: &isDeleted)
        return isDeleted ? nil : cells
    }

    private func cells(isDeleted: inout Bool) throws(GreffierError) -> [RawCell] {
        var result: [RawCell] = []
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            switch element.name {
            case "tc": result.append(try cell())
            case "del": isDeleted = true
            case "trPr": continue
            case "tblPrEx", "sdtPr": try reader.skipElement()
            default: try result.append(contentsOf: cells(isDeleted: &isDeleted))
            }
        }
        return result
    }

    private func cell() throws(GreffierError) -> RawCell {
        var cell = RawCell(blocks: [])
        let outer = reader.depth - 1
        let outerBackdrop = backdrop
        defer { backdrop = outerBackdrop }
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            if element.name == "tcPr" {
                let inner = reader.depth - 1
                while reader.depth > inner, let event = try reader.next() {
                    guard case .start(let property) = event else { continue }
                    switch property.name {
                    case "gridSpan": cell.columnSpan = min(1000, max(1, Int(property["val"] ?? "") ?? 1))
                    case "vMerge": cell.isContinued = property["val"] != "restart"
                    case "shd": backdrop = backdrop.under(WordGround(shading: property, theme: context.theme))
                    default: continue
                    }
                }
            } else {
                try block(element, into: &cell.blocks)
            }
        }
        return cell
    }

    /// Each vertically merged cell once, at its top, with its row span.
    private static func merged(_ rows: [[RawCell]]) -> [[Table.Cell]] {
        var result: [[Table.Cell]] = []
        /// By grid column: where the cell stands that a continued cell belongs to.
        var open: [Int: (row: Int, cell: Int)] = [:]
        for row in rows {
            var cells: [Table.Cell] = []
            var column = 0
            for cell in row {
                if cell.isContinued, let origin = open[column] {
                    result[origin.row][origin.cell].rowSpan += 1
                    result[origin.row][origin.cell].blocks += cell.blocks
                } else {
                    open[column] = (result.count, cells.count)
                    cells.append(Table.Cell(blocks: cell.blocks, columnSpan: cell.columnSpan))
                }
                column += cell.columnSpan
            }
            result.append(cells)
        }
        return result.filter { !$0.isEmpty }
    }
}
