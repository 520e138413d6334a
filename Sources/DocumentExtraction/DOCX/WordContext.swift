// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol
import XMLStreams

/// What all parts of one Word document share while it is read.
final class WordContext: ReadingContext {
    let package: OPCPackage
    let styles: WordStyles
    let theme: WordTheme
    /// Reads a chunk of another format by its own reader; `nil` where no such reader is.
    private let readChunk: DOCXReader.ChunkReader
    /// The blocks of chunks that were read, by part; none for those that cannot be.
    private var chunks: [String: [Block]] = [:]
    private(set) lazy var numbering = loadNumbering()
    private let numberingSource: () throws(GreffierError) -> XMLCursor?
    /// What drawings may lie behind text; looked for when text would be lost on the page alone.
    private(set) lazy var floats = findFloats()
    private let findFloats: () -> WordFloats

    /// The text that each comment is about, by the id of the comment.
    var anchors = CommentAnchors()
    /// Blocks of notes by `footnote 1`, until the mark is met that they belong to.
    var notes: [String: [Block]] = [:]
    var noteCounts: [String: Int] = [:]
    private var numberingFailure: GreffierError?

    init(
        package: OPCPackage,
        styles: WordStyles,
        theme: WordTheme,
        limits: ExtractLimits,
        numbering: @escaping () throws(GreffierError) -> XMLCursor?,
        floats: @escaping () -> WordFloats,
        readChunk: @escaping DOCXReader.ChunkReader
    ) {
        self.package = package
        self.styles = styles
        self.theme = theme
        self.readChunk = readChunk
        numberingSource = numbering
        findFloats = floats
        super.init(limits: limits)
    }

    /// Counts a paragraph of a list and tells its mark.
    ///
    /// Throws `document.corrupt` where the lists cannot be read.
    func mark(
        list: String?,
        level: Int?,
        styles: [String]
    ) throws(GreffierError) -> WordNumbering.Mark? {
        guard let list, list != "0" else { return nil }
        let mark = numbering.next(list: list, level: level, styles: styles)
        if let numberingFailure { throw numberingFailure }
        return mark
    }

    /// The blocks of a part in another format, each time that it is referred to; what stands beside its text is taken
    /// the first time only, and a part that cannot be read is then named among those left out.
    ///
    /// Throws `document.too_large` where the limits of this document are passed.
    func chunk(_ name: String) throws(GreffierError) -> [Block] {
        let known = chunks[name]
        let blocks = if let known { known } else { try firstChunk(name) }
        chunks[name] = blocks
        for _ in blocks { try countBlock() }
        let count = TextLedger.count(blocks)
        if known != nil { ledger.see(count) }
        ledger.emit(raw: count, clean: count)
        return blocks
    }

    private func firstChunk(_ name: String) throws(GreffierError) -> [Block] {
        do throws(GreffierError) {
            guard let data = try package.optionalData(name) else {
                findings.skipped.append(.init(name: name, reason: "missing"))
                return []
            }
            guard let inner = try readChunk(data, name) else {
                findings.skipped.append(.init(name: name, reason: "format"))
                return []
            }
            take(besidesText: inner)
            return inner.pages.flatMap(\.blocks)
        } catch {
            guard error.code != .documentTooLarge else { throw error }
            findings.skipped.append(.init(name: name, reason: "damaged"))
            return []
        }
    }

    private func loadNumbering() -> WordNumbering {
        do throws(GreffierError) {
            guard let cursor = try numberingSource() else { return WordNumbering() }
            return try WordNumbering(reading: cursor)
        } catch {
            numberingFailure = error
            return WordNumbering()
        }
    }
}
