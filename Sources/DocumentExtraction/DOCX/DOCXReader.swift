// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol
import XMLStreams

/// From a DOCX package (also .docm, .dotx, .dotm; transitional and strict) to a `Document` of one page.
///
/// Order: headers, body with each note behind the paragraph or table that its mark stands in, footers. Tracked
/// insertions are taken; deletions and comments stand apart.
struct DOCXReader {
    private let package: OPCPackage
    private let main: String
    private let relationships: [String: OPCPackage.Relationship]
    private let context: WordContext

    /// Reads a chunk of another format by that format's reader.
    typealias ChunkReader = (Data, String) throws(GreffierError) -> Document?

    /// Reads a package whose main part is known.
    ///
    /// Throws `document.corrupt`, `document.too_large` and the limits of archives and XML.
    static func read(
        _ package: OPCPackage,
        main: String,
        limits: ExtractLimits,
        readChunk: @escaping ChunkReader
    ) throws(GreffierError) -> Document {
        try DOCXReader(package, main: main, limits: limits, readChunk: readChunk).document()
    }

    private init(
        _ package: OPCPackage,
        main: String,
        limits: ExtractLimits,
        readChunk: @escaping ChunkReader
    ) throws(GreffierError) {
        self.package = package
        self.main = main
        let relationships = try package.relationships(of: main)
        self.relationships = relationships
        let theme = WordTheme { () throws(GreffierError) in
            try relationships.targets("theme").first.flatMap(package.cursor)
        }
        let stylesSource = try relationships.targets("styles").first.flatMap(package.source)
        context = WordContext(
            package: package,
            styles: try stylesSource.map { source throws(GreffierError) in
                try WordStyles(source: source, theme: theme)
            } ?? WordStyles(),
            theme: theme,
            limits: limits,
            numbering: { () throws(GreffierError) in
                try relationships.targets("numbering").first.flatMap(package.cursor)
            },
            floats: { Self.floats(in: package, main: main, relationships, theme) },
            readChunk: readChunk
        )
    }

    private func document() throws(GreffierError) -> Document {
        try readNotes("footnote", .footnote)
        try readNotes("endnote", .endnote)
        var blocks = try margins("header")
        blocks += HeadingGuess.applied(to: try body())
        // Notes that no mark leads to.
        for key in context.notes.keys.sorted() { blocks += context.notes[key] ?? [] }
        blocks += try margins("footer")
        try readComments()
        var document = Document(mediaType: FileKind.docx.mediaType, pages: [.init(number: 1, blocks: blocks)])
        document.metadata = try CoreProperties.read(package)
        context.complete(&document)
        document.warnings = WordWarnings.of(context.findings, parts: package.parts, relationships: relationships)
        return document
    }

    private func body() throws(GreffierError) -> [Block] {
        guard let cursor = try package.cursor(main) else {
            throw GreffierError(.documentCorrupt, detail: "missing part \(main)")
        }
        let reader = WordContentReader(cursor: cursor, context: context, relationships: relationships)
        return try reader.blocks(in: .body)
    }

    /// A reader of the part that a relationship leads to; `nil` where it is missing.
    private func reader(_ target: String) throws(GreffierError) -> WordContentReader? {
        guard let cursor = try package.cursor(target) else { return nil }
        let own = try package.relationships(of: target)
        return WordContentReader(cursor: cursor, context: context, relationships: own)
    }

    /// The drawings of the body and the headers; none where a part cannot be read, which its own reading reports.
    private static func floats(
        in package: OPCPackage,
        main: String,
        _ relationships: [String: OPCPackage.Relationship],
        _ theme: WordTheme
    ) -> WordFloats {
        var result = WordFloats()
        for part in [main] + relationships.targets("header") {
            guard let cursor = try? package.cursor(part) else { continue }
            try? result.add(part: cursor, theme: theme)
        }
        return result
    }

    /// Headers or footers, each text once however many sections repeat it.
    private func margins(_ type: String) throws(GreffierError) -> [Block] {
        var result: [Block] = []
        for target in relationships.targets(type) {
            guard let reader = try reader(target) else { continue }
            result += try reader.blocks(in: nil)
        }
        return context.ledger.once(result).map { $0.plain(as: type == "header" ? .header : .footer) }
    }

    /// Keeps the blocks of all notes for when their marks are met.
    private func readNotes(_ name: String, _ tag: WordTag) throws(GreffierError) {
        guard let target = relationships.targets(name + "s").first, let reader = try reader(target) else { return }
        for entry in try reader.entries(named: tag) {
            context.notes["\(name) \(entry.id)", default: []] += entry.blocks.map { $0.plain(as: .footnote) }
        }
    }

    private func readComments() throws(GreffierError) {
        guard let target = relationships.targets("comments").first, let reader = try reader(target) else { return }
        for entry in try reader.entries(named: .comment) {
            let blocks = entry.blocks
            context.ledger.withdraw(TextLedger.count(blocks), as: .comment)
            context.findings.comments.append(
                .init(
                    author: entry.author,
                    date: entry.date,
                    text: blocks.words,
                    anchor: context.anchors[entry.id]
                )
            )
        }
    }
}
