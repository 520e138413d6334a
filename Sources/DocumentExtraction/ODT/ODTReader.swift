// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentModel
import FoundationEssentials
import JobModel
import XMLStreams

/// From an OpenDocument text to a `Document` of one page (OASIS OpenDocument 1.3, part 3).
enum ODTReader {
    /// Reads the package.
    ///
    /// Throws `document.encrypted`, `document.corrupt` and the limits of archives and XML.
    static func read(_ zip: ZipReader) throws(GreffierError) -> Document {
        if zip.contains("META-INF/manifest.xml") {
            let manifest = try zip.data("META-INF/manifest.xml")
            guard manifest.firstRange(of: Data("encryption-data".utf8)) == nil else {
                throw GreffierError(.documentEncrypted)
            }
        }
        var styles = ODTStyles()
        let stylesData = zip.contains("styles.xml") ? try zip.data("styles.xml") : nil
        if let stylesData { try styles.read(stylesData) }
        let content = try zip.data("content.xml")
        try styles.read(content)
        let body = ODTContentReader(reader: try XMLReader(data: content), styles: styles)
        let main = HeadingGuess.applied(to: try body.blocks(in: ["text"]))
        let margins = try stylesData.map { data throws(GreffierError) in try Self.margins(data, styles) } ?? ([], [])
        let blocks = margins.0 + main + body.notes + margins.1
        var document = Document(
            mediaType: FileKind.odt.mediaType,
            pages: [.init(number: 1, blocks: blocks)],
            hidden: body.hidden
        )
        if zip.contains("meta.xml") { document.metadata = try metadata(try zip.data("meta.xml")) }
        return document
    }

    /// Headers and footers of the page styles, each text once.
    private static func margins(_ data: Data, _ styles: ODTStyles) throws(GreffierError) -> ([Block], [Block]) {
        func part(_ names: [String], _ kind: Block.Kind) throws(GreffierError) -> [Block] {
            var seen: Set<String> = []
            let reader = ODTContentReader(reader: try XMLReader(data: data), styles: styles)
            return try reader.blocks(in: names).filter { block in
                let text = block.lines.map(\.text).joined(separator: "\n")
                let isNumber = text.allSatisfy { $0.isNumber || $0.isWhitespace || $0 == "/" }
                return block.table != nil || (!isNumber && seen.insert(text).inserted)
            }.map { block in
                var block = block
                if block.kind == .paragraph { block.kind = kind }
                return block
            }
        }
        return (
            try part(["header", "header-first", "header-left"], .header),
            try part(["footer", "footer-first", "footer-left"], .footer)
        )
    }

    private static func metadata(_ data: Data) throws(GreffierError) -> Document.Metadata {
        var metadata = Document.Metadata()
        let reader = try XMLReader(data: data)
        var name = ""
        while let event = try reader.next() {
            switch event {
            case .start(let element): name = element.name
            case .end: name = ""
            case .text(let raw):
                let text = TextCleaning.clean(raw).trimmingSpaces
                guard !text.isEmpty else { continue }
                switch name {
                case "title": metadata.title = text
                case "creator", "initial-creator": metadata.author = metadata.author ?? text
                case "subject": metadata.subject = text
                case "language": metadata.language = text
                case "generator": metadata.producer = text
                default: break
                }
            }
        }
        return metadata
    }
}
