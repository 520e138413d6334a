// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import XMLStreams

/// Reads one part with WordprocessingML content (body, header, footer, notes) to blocks.
final class WordContentReader {
    let reader: XMLReader
    let context: WordContext
    let relationships: [String: OPCPackage.Relationship]
    var fields = WordFields()
    /// What lies behind the text that is being read.
    var backdrop = WordBackdrop.page
    private(set) var hidden: [Document.HiddenText] = []

    init(data: Data, context: WordContext, relationships: [String: OPCPackage.Relationship]) throws(GreffierError) {
        reader = try XMLReader(data: data)
        self.context = context
        self.relationships = relationships
    }

    /// The blocks of the first element of this name, or of the root where it is `nil`.
    func blocks(in container: String?) throws(GreffierError) -> [Block] {
        while let event = try reader.next() {
            if case .start(let element) = event, container == nil || element.name == container { return try blocks() }
        }
        return []
    }

    /// The blocks of each element of this name, with its id: footnotes and endnotes.
    func notes(named name: String) throws(GreffierError) -> [(id: String, blocks: [Block])] {
        var result: [(String, [Block])] = []
        while let event = try reader.next() {
            guard case .start(let element) = event, element.name == name else { continue }
            // Separators are notes of a type of their own.
            if element["type"] == nil || element["type"] == "normal" {
                result.append((element["id"] ?? "", try blocks()))
            } else {
                try reader.skipElement()
            }
        }
        return result
    }

    /// The blocks up to the end of the element that is open.
    func blocks() throws(GreffierError) -> [Block] {
        var result: [Block] = []
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            if case .start(let element) = event { try block(element, into: &result) }
        }
        return result
    }

    func block(_ element: XMLElement, into result: inout [Block]) throws(GreffierError) {
        switch element.name {
        case "p": try result.append(contentsOf: paragraph())
        case "tbl": try result.append(contentsOf: table())
        case "del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tcPr", "customXmlPr": try reader.skipElement()
        case "AlternateContent": try result.append(contentsOf: alternativeBlocks())
        case "altChunk":
            context.skippedChunks += 1
            try reader.skipElement()
        default: try result.append(contentsOf: blocks())
        }
    }

    /// The first alternative that gives any block.
    private func alternativeBlocks() throws(GreffierError) -> [Block] {
        var result: [Block] = []
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start = event else { continue }
            if result.isEmpty {
                result = try blocks()
            } else {
                try reader.skipElement()
            }
        }
        return result
    }

    /// Keeps what a paragraph hides.
    func keep(_ texts: [Document.HiddenText]) { hidden += texts }
}

/// What all parts of one document share.
final class WordContext {
    let styles: WordStyles
    var numbering: WordNumbering
    let theme: WordTheme
    /// Chunks of other formats inside the document, which are not read.
    var skippedChunks = 0

    /// What drawings may lie behind text; looked for when text would be lost on the page alone.
    private(set) lazy var floats = findFloats()
    private let findFloats: () -> WordFloats

    init(
        styles: WordStyles,
        numbering: WordNumbering,
        theme: WordTheme,
        floats: @escaping () -> WordFloats
    ) {
        self.styles = styles
        self.numbering = numbering
        self.theme = theme
        findFloats = floats
    }
}
