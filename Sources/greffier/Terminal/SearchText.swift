// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Retrieval

/// What `search` prints for people: 80 columns, the matches in bold.
struct SearchText {
    private static let width = 80
    private static let indent = "    "

    private let hits: [SearchHit]
    private let language: ReportLanguage

    init(_ hits: [SearchHit], language: ReportLanguage) {
        self.hits = hits
        self.language = language
    }

    func print() {
        for (index, hit) in hits.enumerated() {
            if index > 0 { Terminal.print("") }
            printTitle(hit, number: index + 1)
            Terminal.print(Self.indent + Terminal.colored(place(of: hit), .gray))
            for line in Self.lines(of: hit) { Terminal.print(Self.indent + line) }
        }
    }

    /// The number, the title, and the score at the right.
    private func printTitle(_ hit: SearchHit, number: Int) {
        let score = String(format: "%.2f", hit.score).replacing(".", with: language.text(",", "."))
        let lead = String("\(number)".prefix(4)).padding(toLength: 4, withPad: " ", startingAt: 0)
        let title = Terminal.safe(hit.title).abbreviated(to: Self.width - lead.count - score.count - 2)
        let gap = String(repeating: " ", count: max(2, Self.width - lead.count - title.displayWidth - score.count))
        Terminal.print(lead + Terminal.colored(title, .bold) + gap + Terminal.colored(score, .gray))
    }

    /// The file, where the passage stands in it, and the headings above.
    private func place(of hit: SearchHit) -> String {
        let line = language.text("ligne", "line") + " \(hit.line)"
        let place = hit.page.map { "page \($0), \(line)" } ?? line
        var text = Terminal.safe(hit.source).abbreviated(to: 40) + ", " + place
        if Set(hits.map(\.collection)).count > 1 { text += " · " + Terminal.safe(hit.collection) }
        let heading = Terminal.safe(hit.heading)
        let room = Self.width - Self.indent.count - text.displayWidth - 3
        return heading.isEmpty || room < 12 ? text : text + " · " + heading.abbreviated(to: room)
    }

    /// The snippet broken between words, with its matches in bold.
    private static func lines(of hit: SearchHit) -> [String] {
        let marked = Set(hit.highlights.flatMap { Array($0.start..<$0.end) })
        var lines: [String] = []
        var line = ""
        var columns = 0
        var position = 0
        for word in hit.snippet.split(separator: " ", omittingEmptySubsequences: false) {
            let wide = String(word).displayWidth
            if columns > 0, columns + 1 + wide > width - indent.count {
                lines.append(line)
                line = ""
                columns = 0
            }
            line += (columns > 0 ? " " : "") + styled(word, from: position, marked: marked)
            columns += (columns > 0 ? 1 : 0) + wide
            position += word.count + 1
        }
        return (lines + [line]).filter { !$0.isEmpty }
    }

    private static func styled(_ word: Substring, from start: Int, marked: Set<Int>) -> String {
        var text = ""
        var run = ""
        var isBold = false
        for (offset, character) in word.enumerated() {
            if marked.contains(start + offset) != isBold {
                text += isBold ? Terminal.colored(run, .bold) : run
                run = ""
                isBold.toggle()
            }
            run += Terminal.safe(String(character))
        }
        return text + (isBold ? Terminal.colored(run, .bold) : run)
    }
}
