// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// What became of every character of text that a file holds.
///
/// Characters are Unicode scalars other than ASCII white space. What was seen is counted where the file is read, apart
/// from what is done with it, so that text which no one takes shows up as `unexplained`.
struct TextLedger: Equatable {
    /// Why text of the file is not in the document, or not as it stands in the file.
    enum Reason: String {
        /// Read a second time: the older form of a drawing, a header that repeats.
        case repeated
        /// A number of a page.
        case pageNumber = "page_number"
        case hidden, deleted, moved, comment
        case fieldCode = "field_code"
        case phoneticGuide = "phonetic_guide"
        /// A bullet typed as text, or a list's number, which the block states apart.
        case marker
        /// Invisible characters left out, ligatures spelt out, codes of symbol fonts without a sign.
        case normalized
        /// Inside elements that hold no text by the format's standard, as those of properties.
        case misplaced
        /// Words of the program: separators, prompts of content controls.
        case placeholder
        /// Glyphs of a PDF whose font does not tell which characters they are.
        case unmapped
        /// Glyphs of a PDF that stand at no place that can be reckoned with.
        case unplaced
        /// Hyphens of words that were broken at the end of a line.
        case hyphenation
        /// Text of a page in whose place the characters of its picture were recognised.
        case replaced
    }

    /// Characters in the text elements of all parts that were read.
    private(set) var seen = 0
    /// Characters that stand in the document.
    private(set) var emitted = 0
    private(set) var explained: [Reason: Int] = [:]

    /// Characters that were seen and are neither in the document nor left out for a reason.
    var unexplained: Int { seen - emitted - explained.values.reduce(0, +) }

    mutating func see(_ count: Int) { seen += count }

    /// Notes text that goes to the document: `raw` characters of the file that became `clean` ones.
    ///
    /// Where a ligature was spelt out, as many characters count as seen as are shown.
    mutating func emit(raw: Int, clean: Int) {
        emitted += clean
        if clean > raw { seen += clean - raw }
        if raw > clean { explained[.normalized, default: 0] += raw - clean }
    }

    /// Notes that `own` characters of the document gave way to `found` ones, which are seen only now.
    mutating func replace(_ own: Int, by found: Int) {
        withdraw(own, as: .replaced)
        see(found)
        emit(raw: found, clean: found)
    }

    mutating func explain(_ count: Int, as reason: Reason) {
        if count != 0 { explained[reason, default: 0] += count }
    }

    /// Notes that text of the document was taken out of it again.
    mutating func withdraw(_ count: Int, as reason: Reason) {
        emitted -= count
        explain(count, as: reason)
    }

    /// Takes a bullet typed as text off a line; whether there was one.
    mutating func stripBullet(_ line: inout Line) -> Bool {
        let written = line
        guard line.stripBullet() else { return false }
        withdraw(Self.count(written.text) - Self.count(line.text), as: .marker)
        return true
    }

    /// Each text once, without page numbers; what is left out is noted.
    mutating func once(_ blocks: [Block]) -> [Block] {
        var seen: Set<String> = []
        var result: [Block] = []
        for block in blocks {
            let text = block.words
            // A table of numbers alone may say anything.
            let isNumber =
                block.table == nil && text.allSatisfy { $0.isNumber || $0.isWhitespace || $0 == "/" || $0 == "-" }
            if !isNumber, seen.insert(text).inserted {
                result.append(block)
            } else {
                withdraw(Self.count(text), as: isNumber ? .pageNumber : .repeated)
            }
        }
        return result
    }

    /// Takes what a document within this one saw, but for the text of its blocks, which goes to this one's.
    mutating func take(_ inner: Document) {
        if let counts = inner.counts, let seen = counts.seen {
            see(seen)
            for (name, count) in counts.apart { if let reason = Reason(rawValue: name) { explain(count, as: reason) } }
            return
        }
        see(inner.pages.reduce(0) { $0 + Self.count($1.blocks) })
        let apart: [(texts: [String], reason: Reason)] = [
            (inner.hidden.map(\.text), .hidden), (inner.comments.map(\.text), .comment),
            (inner.deletions.map(\.text), .deleted),
        ]
        for (texts, reason) in apart {
            let count = texts.reduce(0) { $0 + Self.count($1) }
            see(count)
            explain(count, as: reason)
        }
    }

    /// What document.json says of it.
    func counts(skipped: [Document.SkippedPart], images: Int) -> Document.Counts {
        .init(
            seen: seen,
            characters: emitted,
            apart: Dictionary(uniqueKeysWithValues: explained.map { ($0.key.rawValue, $0.value) }),
            skipped: skipped,
            images: images
        )
    }

    /// Characters of a text.
    static func count(_ text: String) -> Int { text.utf8.count { $0 > 0x20 && $0 & 0xC0 != 0x80 } }

    /// Characters of blocks and the tables in them.
    static func count(_ blocks: [Block]) -> Int { blocks.reduce(0) { $0 + $1.characterCount } }
}
