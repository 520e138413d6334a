// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import XMLStreams

/// What all parts of one document share while it is read.
final class WordContext {
    let package: OPCPackage
    let styles: WordStyles
    let theme: WordTheme
    let limits: WordLimits
    /// Reads a chunk of another format by its own reader; `nil` where no such reader is.
    let readChunk: (Data, String) throws(GreffierError) -> [Block]?
    private(set) lazy var numbering = loadNumbering()
    private let numberingSource: () throws(GreffierError) -> XMLCursor?
    /// What drawings may lie behind text; looked for when text would be lost on the page alone.
    private(set) lazy var floats = findFloats()
    private let findFloats: () -> WordFloats

    var ledger = TextLedger()
    var hidden: [Document.HiddenText] = []
    var findings = WordFindings()
    /// The text that each comment is about, by the id of the comment.
    var anchors: [String: String] = [:]
    /// Blocks of notes by `footnote 1`, until the mark is met that they belong to.
    var notes: [String: [Block]] = [:]
    var noteCounts: [String: Int] = [:]
    private var blocks = 0
    private var numberingFailure: GreffierError?

    init(
        package: OPCPackage,
        styles: WordStyles,
        theme: WordTheme,
        limits: WordLimits,
        numbering: @escaping () throws(GreffierError) -> XMLCursor?,
        floats: @escaping () -> WordFloats,
        readChunk: @escaping (Data, String) throws(GreffierError) -> [Block]?
    ) {
        self.package = package
        self.styles = styles
        self.theme = theme
        self.limits = limits
        self.readChunk = readChunk
        numberingSource = numbering
        findFloats = floats
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

    /// Counts a paragraph, a line break, a table or a cell.
    ///
    /// Throws `document.too_large` beyond the limit, and for more text than allowed.
    func countBlock() throws(GreffierError) {
        blocks += 1
        guard blocks <= limits.blocks else {
            throw GreffierError(.documentTooLarge, detail: "more than \(limits.blocks) paragraphs, lines and cells")
        }
        guard ledger.emitted <= limits.characters else {
            throw GreffierError(.documentTooLarge, detail: "more than \(limits.characters) characters")
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

/// What one document may hold.
struct WordLimits {
    /// Characters of text.
    var characters: Int
    /// Paragraphs and tables: 400,000 empty ones fit in 60 KB of ZIP.
    var blocks = 100_000
}

/// What stands beside the text.
struct WordFindings {
    var comments: [Document.Comment] = []
    var deletions: [Document.Deletion] = []
    var images: [Document.Image] = []
    var skipped: [Document.SkippedPart] = []
    /// Addresses outside the file that it would load something from.
    var external: [String] = []
    /// Codes of symbol fonts that no sign is known for.
    var unmapped = 0
}
