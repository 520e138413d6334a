// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Gathers passages into chunks and follows the headings.
struct ChunkBuilder {
    private(set) var chunks: [Chunk] = []
    private(set) var tokens = 0

    private let lines: [TextLine]
    private var passages: [Passage] = []
    private var headings: [(level: Int, text: String)] = []
    /// The headings in force where the present chunk began.
    private var headingAtStart = ""
    /// Whether the present chunk holds more than what it repeats from the one before.
    private var hasNews = false
    private var occurrences: [UInt64: Int] = [:]

    init(lines: [TextLine]) { self.lines = lines }

    /// Notes the heading for what follows.
    mutating func enter(heading: Passage) {
        guard let first = heading.segments.first else { return }
        let level = lines[first.line].level ?? 2
        headings.removeAll { $0.level >= level }
        headings.append((level, heading.segments.map(\.text).joined(separator: " ")))
        if passages.isEmpty { headingAtStart = path }
    }

    mutating func append(_ passage: Passage) {
        passages.append(passage)
        tokens += passage.tokens
        hasNews = true
    }

    /// Ends the present chunk, and begins the next with its last `overlap` tokens, at a sentence where one fits.
    mutating func close(overlap: Int) {
        guard hasNews else { return }
        chunks.append(chunk())
        var repeated: [Passage] = []
        var left = overlap
        for passage in passages.reversed() where !passage.isHeading {
            if passage.tokens <= left {
                repeated.insert(passage, at: 0)
                left -= passage.tokens
            } else {
                if repeated.isEmpty, let tail = passage.tail(of: left) { repeated = [tail] }
                break
            }
        }
        passages = repeated
        tokens = repeated.reduce(0) { $0 + $1.tokens }
        headingAtStart = path
        hasNews = false
    }

    private var path: String { headings.map(\.text).joined(separator: " › ") }

    private mutating func chunk() -> Chunk {
        var texts: [String] = []
        var places: [Chunk.Place] = []
        var last: Int?
        for segment in passages.flatMap(\.segments) {
            if segment.line == last {
                texts[texts.count - 1] += " " + segment.text
            } else {
                texts.append(segment.text)
                let line = lines[segment.line]
                places.append(Chunk.Place(line: line.number, page: line.page, box: line.box))
                last = segment.line
            }
        }
        let text = texts.joined(separator: "\n")
        let hash = StableHash.hash(headingAtStart + "\u{1F}" + text)
        let occurrence = occurrences[hash, default: 0]
        occurrences[hash] = occurrence + 1
        let digits = String(hash, radix: 16)
        let id = String(repeating: "0", count: 16 - digits.count) + digits + (occurrence == 0 ? "" : "-\(occurrence)")
        return Chunk(id: id, heading: headingAtStart, text: text, places: places, tokens: tokens)
    }
}
