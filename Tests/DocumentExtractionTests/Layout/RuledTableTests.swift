// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation
import Testing

@testable import DocumentExtraction

@Suite("Ruled tables")
struct RuledTableTests {
    /// Content of a page whose places are counted from its top left.
    private struct Sheet {
        var content = ""

        mutating func line(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
            content += "\(x0) \(842 - y0) m \(x1) \(842 - y1) l S\n"
        }

        mutating func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
            for (ax, ay, bx, by) in [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)] {
                line(ax, ay, bx, by)
            }
        }

        mutating func text(_ text: String, _ x: Double, _ y: Double) {
            content += "BT /F1 10 Tf \(x) \(842 - y) Td (\(text)) Tj ET\n"
        }

        func read() throws -> Document { try CraftedPDF(content).read() }
    }

    private func texts(_ table: Table) -> [[String]] {
        table.rows.map { $0.map { $0.blocks.flatMap(\.lines).map(\.text).joined(separator: " / ") } }
    }

    /// Three rows of three columns: a cell over two columns, one over two rows, one of two lines.
    private var merged: Sheet {
        var sheet = Sheet()
        sheet.text("Avant le tableau", 50, 80)
        sheet.box(50, 100, 250, 120)
        sheet.box(250, 100, 350, 120)
        sheet.box(50, 120, 150, 180)
        sheet.box(150, 120, 250, 150)
        sheet.box(250, 120, 350, 150)
        sheet.box(150, 150, 250, 180)
        sheet.box(250, 150, 350, 180)
        sheet.text("Poste et lieu", 54, 114)
        sheet.text("Annee", 254, 114)
        sheet.text("Comptable", 54, 134)
        sheet.text("Lille", 154, 134)
        sheet.text("depuis", 254, 132)
        sheet.text("2019", 254, 145)
        sheet.text("Lyon", 154, 164)
        sheet.text("2015", 254, 164)
        sheet.text("Apres le tableau", 50, 200)
        return sheet
    }

    @Test("cells are what lines enclose, merged ones and such of several lines too")
    func mergedCells() throws {
        let document = try merged.read()
        let blocks = try #require(document.pages.first).blocks
        #expect(blocks.map(\.kind) == [.paragraph, .table, .paragraph])
        let table = try #require(blocks[1].table)
        #expect(
            texts(table) == [["Poste et lieu", "Annee"], ["Comptable", "Lille", "depuis / 2019"], ["Lyon", "2015"]]
        )
        #expect(table.rows.map { $0.map(\.columnSpan) } == [[2, 1], [1, 1, 1], [1, 1]])
        #expect(table.rows.map { $0.map(\.rowSpan) } == [[1, 1], [2, 1, 1], [1, 1]])
        #expect(document.counts?.unexplained == 0)
    }

    @Test("borders may be thin areas, drawn cell by cell, and open at the sides")
    func thinAreas() throws {
        var sheet = Sheet()
        for row in 0..<4 {
            let y = 842 - 100 - 20 * Double(row)
            for column in 0..<3 { sheet.content += "\(50 + 100 * column) \(y) 99.5 0.8 re f\n" }
            guard row < 3 else { continue }
            for column in 1..<3 { sheet.content += "\(50 + 100 * column) \(y - 20) 0.8 20 re f\n" }
            for column in 0..<3 { sheet.text("r\(row) c\(column)", 54 + 100 * Double(column), 114 + 20 * Double(row)) }
        }
        let table = try #require(try sheet.read().pages.first?.blocks.first?.table)
        #expect(texts(table) == (0..<3).map { row in (0..<3).map { "r\(row) c\($0)" } })
    }

    @Test("a table in a column is read in its place, the other column apart")
    func inColumn() throws {
        var sheet = Sheet()
        for index in 0..<5 { sheet.text("Texte a gauche numero \(index)", 50, 100 + 14 * Double(index)) }
        for row in 0..<3 {
            for column in 0..<2 {
                let (x, y) = (50 + 100 * Double(column), 180 + 20 * Double(row))
                sheet.box(x, y, x + 100, y + 20)
                sheet.text("cellule \(row)\(column)", x + 4, y + 14)
            }
        }
        for index in 0..<5 { sheet.text("Suite a gauche numero \(index)", 50, 262 + 14 * Double(index)) }
        for index in 0..<16 { sheet.text("Colonne de droite numero \(index)", 320, 103 + 14 * Double(index)) }
        let blocks = try #require(try sheet.read().pages.first).blocks
        let found = blocks.map { $0.table.map { texts($0).joined().joined(separator: " ") } ?? $0.lines[0].text }
        #expect(
            found == [
                "Texte a gauche numero 0", "cellule 00 cellule 01 cellule 10 cellule 11 cellule 20 cellule 21",
                "Suite a gauche numero 0", "Colonne de droite numero 0",
            ]
        )
    }

    @Test("lines around long texts place columns: what is in them is read as text")
    func placedColumns() throws {
        var sheet = Sheet()
        for column in 0..<2 {
            for row in 0..<2 {
                let (x, y) = (50 + 250 * Double(column), 100 + 200 * Double(row))
                sheet.box(x, y, x + 250, y + 200)
                for index in 0..<10 {
                    sheet.text(
                        "Une ligne de texte assez longue \(column)\(row)\(index)",
                        x + 4,
                        y + 14 + 14 * Double(index)
                    )
                }
            }
        }
        let blocks = try #require(try sheet.read().pages.first).blocks
        #expect(!blocks.contains { $0.kind == .table })
    }

    @Test("the grid of a chart and an area that is no rectangle are no tables")
    func noTables() throws {
        var chart = Sheet()
        for index in 0..<6 {
            chart.line(100, 100 + 40 * Double(index), 400, 100 + 40 * Double(index))
            chart.line(100 + 60 * Double(index), 100, 100 + 60 * Double(index), 300)
            chart.text("\(10 * index)", 80, 103 + 40 * Double(index))
        }
        #expect(try chart.read().pages.first?.blocks.contains { $0.kind == .table } == false)
        // The upper left cell reaches down and to the right, but not into the corner.
        let bent = PageRules(
            across: [.init(at: 0, from: 0, to: 20), .init(at: 10, from: 10, to: 20), .init(at: 20, from: 0, to: 20)],
            down: [.init(at: 0, from: 0, to: 20), .init(at: 10, from: 10, to: 20), .init(at: 20, from: 0, to: 20)]
        )
        #expect(RuledGrid(bent) == nil)
    }
}
