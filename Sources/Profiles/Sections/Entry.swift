// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import TextFolding

/// The lines of one entry of a section: its header and what stands below it.
struct Entry: Sendable {
    var header: [CVLine] = []
    var body: [CVLine] = []

    /// The first date of the header, with its line.
    var date: (line: CVLine, match: DateScanner.Match)? {
        for line in header {
            if let match = line.edgeDate ?? line.dates.first, !match.isOnlyPresent || line.dates.count == 1 {
                return (line, match)
            }
        }
        return nil
    }

    /// The items of the body, lines that go on joined to those they go on from.
    var items: [(text: String, quote: String, line: Int, isBullet: Bool)] {
        var items: [(text: String, quote: String, line: Int, isBullet: Bool)] = []
        var previous: CVLine?
        for line in body where !line.isOrnament {
            defer { previous = line }
            if let last = items.indices.last, let above = previous, !line.isCut,
                line.index == above.index + 1 || isOverleaf(line, from: above),
                !isParagraph(line, below: above),
                goesOn(line, after: items[last].text, isBullet: items[last].isBullet)
            {
                items[last].text += " " + line.text
                items[last].quote += " " + line.text
            } else {
                items.append((line.text, line.text, line.index, line.isBullet))
            }
        }
        return items
    }

    /// A sentence that goes on over the page: what stands at its foot and its head is no part of it.
    private func isOverleaf(_ line: CVLine, from above: CVLine) -> Bool {
        guard let page = line.source.page, page - 1 == above.source.page else { return false }
        return Text.startsLowercase(line.text)
    }

    /// Where a format has paragraphs and no lines, each is one.
    private func isParagraph(_ line: CVLine, below above: CVLine) -> Bool {
        line.source.box == nil && line.source.block != above.source.block && !above.isBullet && !line.isContinuation
            && !Text.startsLowercase(line.text)
    }

    private func goesOn(_ line: CVLine, after text: String, isBullet: Bool) -> Bool {
        guard !line.isBullet else { return false }
        if line.isContinuation { return true }
        // 'Environnement technique : Java, Oracle' below points tells of all of them, not of the last.
        if EntryFinder.labelsList(line.text) { return false }
        if isBullet { return true }
        return Text.startsLowercase(line.text) || !(text.hasSuffix(".") || text.hasSuffix(":") || text.hasSuffix("!"))
    }
}
