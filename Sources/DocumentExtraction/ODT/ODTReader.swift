// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol
import XMLStreams

/// From an OpenDocument text, packed or flat, to a `Document` of one page (OASIS OpenDocument 1.3, part 3).
struct ODTReader {
    private let context: ODTContext
    private let styles = ODTStyles()
    private var headers: [Block] = []
    private var body: [Block] = []
    private var footers: [Block] = []
    private var metadata = Document.Metadata()

    /// Reads the package.
    ///
    /// Throws `document.encrypted`, `document.corrupt` and the limits of archives and XML.
    static func read(_ zip: ZipReader, limits: ExtractLimits) throws(GreffierError) -> Document {
        if zip.contains("META-INF/manifest.xml") {
            let manifest = try zip.data("META-INF/manifest.xml")
            guard manifest.firstRange(of: Data("encryption-data".utf8)) == nil else {
                throw GreffierError(.documentEncrypted)
            }
        }
        var reader = ODTReader(limits: limits)
        for part in ["styles.xml", "content.xml", "meta.xml"] {
            guard part == "content.xml" || zip.contains(part) else { continue }
            let entry = try zip.stream(part)
            try reader.read(ODTCursor { buffer throws(GreffierError) in try entry.read(into: buffer) })
        }
        return reader.document()
    }

    /// Reads a file that holds everything in one XML document (.fodt).
    ///
    /// Throws `document.unsupported` for tables and other kinds, `document.corrupt` and the limits of XML.
    static func read(flat data: Data, limits: ExtractLimits) throws(GreffierError) -> Document {
        var reader = ODTReader(limits: limits)
        try reader.read(ODTCursor(data: data))
        return reader.document()
    }

    private init(limits: ExtractLimits) { context = ODTContext(limits: limits) }

    /// Reads one part: styles, then what they are for.
    private mutating func read(_ cursor: ODTCursor) throws(GreffierError) {
        var isMaster = false
        while let event = try cursor.cursor.next() {
            guard event == .start else { continue }
            switch cursor.tag {
            case .document:
                let type = cursor.value(.mimetype) ?? ""
                guard type.isEmpty || type.contains("opendocument.text") else {
                    throw GreffierError(.documentUnsupported, detail: type)
                }
            case .meta: try readMetadata(cursor)
            case .masterStyles: isMaster = true
            case .header, .headerFirst, .headerLeft:
                guard isMaster else { continue }
                headers += try margin(cursor, .header)
            case .footer, .footerFirst, .footerLeft:
                guard isMaster else { continue }
                footers += try margin(cursor, .footer)
            // `text` is also the name of fields: only the body of the document counts.
            case .text where cursor.isOffice:
                let before = cursor.cursor.counted
                let reader = ODTContentReader(cursor: cursor, styles: styles, context: context)
                body += HeadingGuess.applied(to: try reader.blocks())
                context.ledger.see(cursor.cursor.counted - before)
            default: styles.take(cursor)
            }
        }
    }

    private func document() -> Document {
        let blocks = context.ledger.once(headers) + body + context.ledger.once(footers)
        var document = Document(
            mediaType: FileKind.odt.mediaType,
            metadata: metadata,
            pages: [.init(number: 1, blocks: blocks)]
        )
        context.complete(&document)
        document.warnings = WordWarnings.of(context.findings, parts: [], relationships: [:])
        return document
    }

    /// A header or footer of a page style.
    private func margin(_ cursor: ODTCursor, _ kind: Block.Kind) throws(GreffierError) -> [Block] {
        let before = cursor.cursor.counted
        let reader = ODTContentReader(cursor: cursor, styles: styles, context: context)
        let blocks = try reader.blocks()
        context.ledger.see(cursor.cursor.counted - before)
        return blocks.map { $0.plain(as: kind) }
    }

    private mutating func readMetadata(_ cursor: ODTCursor) throws(GreffierError) {
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            guard tag != .other, tag != .document else { continue }
            let text = TextCleaning.clean(try cursor.text()).trimmingSpaces
            guard !text.isEmpty else { continue }
            switch tag {
            case .title: metadata.title = text
            case .creator, .initialCreator: metadata.author = metadata.author ?? text
            case .subject: metadata.subject = text
            case .keyword: metadata.keywords = metadata.keywords.map { "\($0), \(text)" } ?? text
            case .language: metadata.language = text
            case .generator: metadata.producer = text
            case .date: metadata.modifiedAt = Timestamp.date(text).map { Timestamp.text($0) }
            case .creationDate: metadata.createdAt = Timestamp.date(text).map { Timestamp.text($0) }
            default: continue
            }
        }
    }
}

/// What all parts of one OpenDocument share while it is read.
final class ODTContext: ReadingContext {
    var noteCount = 0
    var anchors = CommentAnchors()
}
