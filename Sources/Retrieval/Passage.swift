// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// What chunks are built of: a sentence, a heading, or part of either, with the lines that it comes from.
struct Passage {
    /// Text of one document line, by its index in the lines given to the chunker.
    struct Segment {
        var line: Int
        var text: String
    }

    var segments: [Segment]
    var isHeading = false
    var tokens: Int

    init(segments: [Segment], isHeading: Bool = false) {
        self.segments = segments
        self.isHeading = isHeading
        tokens = segments.reduce(0) { $0 + TokenEstimate.tokens($1.text) }
    }

    /// This passage cut between words into pieces of at most `limit` tokens (a single longer word stays whole).
    func cut(to limit: Int) -> [Passage] {
        guard tokens > limit else { return [self] }
        var pieces: [Passage] = []
        var current: [Segment] = []
        var size = 0
        for segment in segments {
            for word in segment.text.split(whereSeparator: \.isWhitespace) {
                let cost = TokenEstimate.tokens(word)
                if size + cost > limit, size > 0 {
                    pieces.append(Passage(segments: current, isHeading: isHeading))
                    current = []
                    size = 0
                }
                if current.last?.line == segment.line {
                    current[current.count - 1].text += " " + word
                } else {
                    current.append(Segment(line: segment.line, text: String(word)))
                }
                size += cost
            }
        }
        if !current.isEmpty { pieces.append(Passage(segments: current, isHeading: isHeading)) }
        return pieces
    }

    /// The last words of the passage, `limit` tokens at most.
    func tail(of limit: Int) -> Passage? {
        var kept: [Segment] = []
        var left = limit
        for segment in segments.reversed() {
            for word in segment.text.split(whereSeparator: \.isWhitespace).reversed() {
                left -= TokenEstimate.tokens(word)
                guard left >= 0 else { return kept.isEmpty ? nil : Passage(segments: kept) }
                if kept.first?.line == segment.line {
                    kept[0].text = word + " " + kept[0].text
                } else {
                    kept.insert(Segment(line: segment.line, text: String(word)), at: 0)
                }
            }
        }
        return kept.isEmpty ? nil : Passage(segments: kept)
    }
}
