// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// From the words of all pages to the pages of a document.
///
/// Words are plain data, some 120 bytes each; strings are made page by page, when its blocks are written.
enum PageAssembly {
    /// The pages of a document that has `pageCount` pages in all; `ledger` is told what of the words they do not show.
    static func pages(of texts: [PageText], pageCount: Int, ledger: inout TextLedger) -> [Document.Page] {
        var sizes: [Int: Int] = [:]
        var hyphenation = Hyphenation()
        for text in texts {
            text.countSizes(into: &sizes)
            hyphenation.learn(from: text)
        }
        let bodySize = sizes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { Double($0.key) / 2 } ?? 10
        var labels: ColumnFinder.Gutter?
        let layouts = texts.map { text in
            let layout = PageLayout(text, continues: text.number < pageCount, labelsBefore: labels)
            labels = layout.labels
            return layout
        }
        let lines = layouts.lazy.flatMap { $0.regions.lazy.flatMap(\.lines) }
        let titles = lines.filter { BlockBuilder.isTitle($0, bodySize: bodySize) }.prefix(3).count
        let context = BlockBuilder.Context(
            bodySize: bodySize,
            boldIsHeading: titles < 3,
            hyphenation: hyphenation
        )
        var dropped = BlockBuilder.Dropped()
        var pages = layouts.map { layout in
            Document.Page(
                number: layout.text.number,
                width: layout.text.width,
                height: layout.text.height,
                blocks: BlockBuilder.blocks(
                    of: layout.regions,
                    text: layout.text,
                    context: context,
                    dropped: &dropped
                ),
                rotation: layout.text.rotation == 0 ? nil : layout.text.rotation,
                textSource: layout.text.source
            )
        }
        ledger.withdraw(dropped.markers, as: .marker)
        ledger.withdraw(dropped.hyphens, as: .hyphenation)
        PageMargins.mark(&pages)
        return pages
    }
}
