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
        /// Words of the program: separators, prompts of content controls.
        case placeholder
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

    mutating func explain(_ count: Int, as reason: Reason) {
        if count != 0 { explained[reason, default: 0] += count }
    }

    /// Notes that text of the document was taken out of it again.
    mutating func withdraw(_ count: Int, as reason: Reason) {
        emitted -= count
        explain(count, as: reason)
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
    static func count(_ blocks: [Block]) -> Int {
        blocks.reduce(0) { sum, block in
            let own = block.lines.reduce(0) { $0 + $1.spans.reduce(0) { $0 + count($1.text) } }
            let cells = block.table?.rows.reduce(0) { $0 + $1.reduce(0) { $0 + count($1.blocks) } } ?? 0
            return sum + own + cells
        }
    }
}
