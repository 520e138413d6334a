// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import DocumentModel
import Foundation

/// Writes tagged PDFs of one page: pieces of text, and a tree that names them.
struct TaggedFixture {
    /// An element with what is in it, or a piece by its place among the pieces.
    indirect enum Node {
        case element(String, String, [Node])
        case piece(Int)
        /// A reference to an object of this number.
        case reference(Int)

        /// An element without attributes.
        static func of(_ type: String, _ kids: Node...) -> Node { .element(type, "", kids) }
    }

    private(set) var content = ""
    private(set) var count = 0
    var tree: [Node] = []
    /// Objects of the page and of pictures, from number 6 on.
    var objects: [Data] = []
    var resources = ""

    /// Paints `text` at `x` and at `y` below the top; returns its place among the pieces.
    @discardableResult
    mutating func paint(_ text: String, x: Double, y: Double, size: Double = 10) -> Int {
        content += "/P <</MCID \(count)>> BDC BT /F1 \(size) Tf \(x) \(842 - y) Td (\(text)) Tj ET EMC\n"
        count += 1
        return count - 1
    }

    /// Paints `lines` one below the other, a piece each.
    mutating func paint(_ lines: [String], x: Double, y: Double) -> [Node] {
        lines.enumerated().map { .piece(paint($1, x: x, y: y + 14 * Double($0))) }
    }

    /// Paints something outside the tree.
    mutating func paintBeside(_ operators: String) { content += operators + "\n" }

    var data: Data {
        var fixture = CraftedPDF(content)
        fixture.resources = resources
        fixture.objects = objects
        var writer = Writer(first: 6 + objects.count)
        let root = writer.reserve()
        let kids = tree.map { writer.write($0, parent: root) }.joined(separator: " ")
        writer.objects[0] = "<< /Type /StructTreeRoot /K [\(kids)] /RoleMap << /Title2 /H2 /Absatz /P >> >>"
        fixture.catalog = "/StructTreeRoot \(root) 0 R /MarkInfo << /Marked true >>"
        fixture.objects += writer.objects.map { Data($0.utf8) }
        return fixture.data
    }

    func read() throws -> Document { try Fixture.read(data, name: "made.pdf") }

    private struct Writer {
        let first: Int
        var objects: [String] = []

        init(first: Int) { self.first = first }

        mutating func reserve() -> Int {
            objects.append("null")
            return first + objects.count - 1
        }

        mutating func write(_ node: Node, parent: Int) -> String {
            switch node {
            case .piece(let piece): return "\(piece)"
            case .reference(let number): return "\(number) 0 R"
            case .element(let type, let attributes, let kids):
                let number = reserve()
                let written = kids.map { write($0, parent: number) }.joined(separator: " ")
                objects[number - first] =
                    "<< /Type /StructElem /S /\(type) /P \(parent) 0 R /Pg 3 0 R /K [\(written)] \(attributes) >>"
                return "\(number) 0 R"
            }
        }
    }
}
