// SPDX-License-Identifier: GPL-3.0-or-later

/// A stretch of a passage with as many matches as fit, and where it stands.
struct Snippet: Equatable {
    var text: String
    var highlights: [SearchHit.Highlight]
    /// The lines of the passage that its matches stand in, ascending from 0; the first of its lines where nothing matches.
    var lines: [Int]

    /// Most characters of a snippet, the dots at its ends not counted.
    static let width = 180

    /// Reads a passage in which `IndexMark.matchStart` and `matchEnd` stand around the matches.
    init(marked: String, width: Int = Snippet.width) {
        var plain: [Character] = []
        var matches: [Range<Int>] = []
        var open: Int?
        for scalar in marked.unicodeScalars {
            switch scalar {
            case IndexMark.matchStart: open = plain.count
            case IndexMark.matchEnd:
                if let start = open, start < plain.count { matches.append(start..<plain.count) }
                open = nil
            case _ where IndexMark.isReserved(scalar): break
            default: Self.append(scalar, to: &plain)
            }
        }
        let window = Self.window(over: plain, matches: matches, width: width)
        let lead = window.lowerBound > 0 ? "…" : ""
        let trail = window.upperBound < plain.count ? "…" : ""
        text = lead + String(plain[window].map { $0.isNewline || $0 == "\t" ? " " : $0 }) + trail
        let shown = matches.filter { window.contains($0.lowerBound) && $0.upperBound <= window.upperBound }
        lines = Self.lines(of: shown.map(\.lowerBound) + (shown.isEmpty ? [window.lowerBound] : []), in: plain)
        highlights = shown.map {
            let shift = lead.count - window.lowerBound
            return SearchHit.Highlight(start: $0.lowerBound + shift, end: $0.upperBound + shift)
        }
    }

    /// The numbers of the lines that ascending positions stand in, each once.
    private static func lines(of positions: [Int], in plain: [Character]) -> [Int] {
        var lines: [Int] = []
        var line = 0
        var reached = 0
        for position in positions {
            line += plain[reached..<position].count { $0 == "\n" }
            reached = position
            if lines.last != line { lines.append(line) }
        }
        return lines
    }

    /// Adds a scalar, joining combining marks to the character before as Swift's characters do.
    private static func append(_ scalar: Unicode.Scalar, to plain: inout [Character]) {
        guard !scalar.isASCII, let last = plain.last else {
            plain.append(Character(scalar))
            return
        }
        let joined = String(last) + String(Character(scalar))
        if joined.count == 1, let character = joined.first {
            plain[plain.count - 1] = character
        } else {
            plain.append(Character(scalar))
        }
    }

    /// The stretch of at most `width` characters with the most matches, from a word's beginning to a word's end.
    private static func window(over plain: [Character], matches: [Range<Int>], width: Int) -> Range<Int> {
        guard plain.count > width else { return 0..<plain.count }
        var best = 0..<width
        var bestCount = 0
        for match in matches {
            let start = max(0, min(match.lowerBound - width / 4, plain.count - width))
            let range = start..<(start + width)
            let count = matches.count { range.contains($0.lowerBound) && $0.upperBound <= range.upperBound }
            if count > bestCount {
                best = range
                bestCount = count
            }
        }
        var start = best.lowerBound
        var end = best.upperBound
        if start > 0, let space = plain[start..<min(end, start + 30)].firstIndex(where: \.isWhitespace) {
            start = space + 1
        }
        if end < plain.count, let space = plain[max(start, end - 30)..<end].lastIndex(where: \.isWhitespace) {
            end = space
        }
        return start..<max(start, end)
    }
}
