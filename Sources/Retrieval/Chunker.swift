// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel

/// Cuts documents into chunks at section bounds first, then at sentences, and between words only where a sentence alone
/// is too long.
///
/// A heading begins a new chunk unless the present one is still small. Chunks cut within a section repeat the last
/// `overlap` tokens of the one before.
package struct Chunker: Sendable {
    /// Most tokens in a chunk.
    package let limit: Int
    /// Most tokens that a chunk repeats from the one before.
    package let overlap: Int

    /// Below this many tokens a chunk goes on over a heading: a CV's many short sections would say little each alone.
    private var least: Int { limit / 8 }

    /// The overlap is held below half of the limit, and the limit to at least 16 tokens.
    package init(limit: Int = 512, overlap: Int = 50) {
        self.limit = max(16, limit)
        self.overlap = min(max(0, overlap), self.limit / 2)
    }

    /// The chunks of a document's lines, in order; none for lines without text.
    package func chunks(of lines: [TextLine]) -> [Chunk] {
        var builder = ChunkBuilder(lines: lines)
        for passage in passages(of: lines).flatMap({ $0.cut(to: limit) }) {
            if passage.isHeading {
                if builder.tokens >= least { builder.close(overlap: 0) }
                builder.enter(heading: passage)
            }
            if builder.tokens + passage.tokens > limit { builder.close(overlap: min(overlap, limit - passage.tokens)) }
            builder.append(passage)
        }
        builder.close(overlap: 0)
        return builder.chunks
    }

    private func passages(of lines: [TextLine]) -> [Passage] {
        var passages: [Passage] = []
        var start = 0
        while start < lines.count {
            var end = start + 1
            while end < lines.count, lines[end].block == lines[start].block, lines[end].cell == lines[start].cell {
                end += 1
            }
            let segments = (start..<end).compactMap { index -> Passage.Segment? in
                let text = TextCleaning.clean(lines[index].text)
                return text.allSatisfy(\.isWhitespace) ? nil : Passage.Segment(line: index, text: text)
            }
            if lines[start].kind == .heading, !segments.isEmpty {
                passages.append(Passage(segments: segments, isHeading: true))
            } else {
                passages += SentenceSplitter.sentences(segments)
            }
            start = end
        }
        return passages
    }
}
