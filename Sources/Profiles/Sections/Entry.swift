// SPDX-License-Identifier: GPL-3.0-or-later
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
        var previous = -2
        for line in body where !line.isOrnament {
            defer { previous = line.index }
            if let last = items.indices.last, line.index == previous + 1, !line.isCut,
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

    private func goesOn(_ line: CVLine, after text: String, isBullet: Bool) -> Bool {
        guard !line.isBullet else { return false }
        if line.isContinuation || isBullet { return true }
        return Text.startsLowercase(line.text) || !(text.hasSuffix(".") || text.hasSuffix(":") || text.hasSuffix("!"))
    }
}
