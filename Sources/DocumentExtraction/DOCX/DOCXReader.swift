// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import XMLStreams

/// From a DOCX package (also .docm, .dotx, .dotm; transitional and strict) to a `Document` of one page.
///
/// Order: headers, body, footnotes and endnotes, footers. Tracked insertions are taken, deletions left out.
struct DOCXReader {
    private let package: OPCPackage
    private let main: String
    private var document = Document(mediaType: FileKind.docx.mediaType, pages: [])

    /// Reads a package whose main part is known.
    ///
    /// Throws `document.corrupt` and the limits of archives and XML.
    static func read(_ package: OPCPackage, main: String) throws(GreffierError) -> Document {
        var reader = DOCXReader(package: package, main: main)
        try reader.read()
        return reader.document
    }

    private init(package: OPCPackage, main: String) {
        self.package = package
        self.main = main
    }

    private mutating func read() throws(GreffierError) {
        let relationships = try package.relationships(of: main)
        let theme =
            try part("theme", of: relationships).map { data throws(GreffierError) in try WordTheme(data: data) }
            ?? WordTheme()
        let context = WordContext(
            styles: try part("styles", of: relationships).map { data throws(GreffierError) in
                try WordStyles(data: data, theme: theme)
            } ?? WordStyles(),
            numbering: try part("numbering", of: relationships).map { data throws(GreffierError) in
                try WordNumbering(data: data)
            } ?? WordNumbering(),
            theme: theme,
            floats: { [package, main] in Self.floats(in: package, main: main, relationships, theme) }
        )
        let headers = try margins("header", relationships, context)
        let body = try WordContentReader(data: package.data(main), context: context, relationships: relationships)
        var blocks = headers + HeadingGuess.applied(to: try body.blocks(in: "body"))
        document.hidden += body.hidden
        for kind in ["footnote", "endnote"] { blocks += try notes(kind, relationships, context) }
        blocks += try margins("footer", relationships, context)
        document.pages = [.init(number: 1, blocks: blocks)]
        document.metadata = try CoreProperties.read(package)
        if context.skippedChunks > 0 { document.warnings.append(.skippedParts(context.skippedChunks)) }
    }

    /// The bytes of the one related part of a type.
    private func part(
        _ type: String,
        of relationships: [String: OPCPackage.Relationship]
    ) throws(GreffierError) -> Data? {
        guard let target = relationships.values.first(where: { $0.type == type && !$0.isExternal })?.target else {
            return nil
        }
        return try package.optionalData(target)
    }

    /// The drawings of the body and the headers; none where a part cannot be read, which its own reading reports.
    private static func floats(
        in package: OPCPackage,
        main: String,
        _ relationships: [String: OPCPackage.Relationship],
        _ theme: WordTheme
    ) -> WordFloats {
        var result = WordFloats()
        let headers = relationships.values.filter { $0.type == "header" && !$0.isExternal }.map(\.target)
        for part in [main] + Set(headers).sorted() {
            guard let data = try? package.optionalData(part) else { continue }
            try? result.add(part: data, theme: theme)
        }
        return result
    }

    /// Headers or footers, each text once however many sections repeat it.
    private mutating func margins(
        _ type: String,
        _ relationships: [String: OPCPackage.Relationship],
        _ context: WordContext
    ) throws(GreffierError) -> [Block] {
        var result: [Block] = []
        var seen: Set<String> = []
        let targets = relationships.values.filter { $0.type == type && !$0.isExternal }.map(\.target)
        for target in Set(targets).sorted() {
            guard let data = try package.optionalData(target) else { continue }
            let own = try package.relationships(of: target)
            let reader = try WordContentReader(data: data, context: context, relationships: own)
            for block in try reader.blocks(in: nil) {
                let text = block.lines.map(\.text).joined(separator: "\n")
                guard block.table != nil || (!Self.isPageNumber(text) && seen.insert(text).inserted) else { continue }
                var block = block
                if block.kind == .paragraph { block.kind = type == "header" ? .header : .footer }
                result.append(block)
            }
            document.hidden += reader.hidden
        }
        return result
    }

    private mutating func notes(
        _ name: String,
        _ relationships: [String: OPCPackage.Relationship],
        _ context: WordContext
    ) throws(GreffierError) -> [Block] {
        guard let target = relationships.values.first(where: { $0.type == name + "s" })?.target,
            let data = try package.optionalData(target)
        else { return [] }
        let own = try package.relationships(of: target)
        let reader = try WordContentReader(data: data, context: context, relationships: own)
        let blocks = try reader.notes(named: name).flatMap(\.blocks)
        document.hidden += reader.hidden
        return blocks.map { block in
            var block = block
            if block.kind == .paragraph { block.kind = .footnote }
            return block
        }
    }

    /// A footer of nothing but a page number says nothing of the document.
    private static func isPageNumber(_ text: String) -> Bool {
        text.allSatisfy { $0.isNumber || $0.isWhitespace || $0 == "/" || $0 == "-" }
    }
}
