// SPDX-License-Identifier: GPL-3.0-or-later

extension TextShaper {
    /// Shapes `runs` like `shape(_:width:isAlwaysLeft:)`, and breaks words where lines would else be much too short.
    ///
    /// The broken words keep a soft hyphen, by which readers make them whole again; no others are in the text.
    func shapeHyphenated(_ runs: [Run], width: Double, isAlwaysLeft: Bool) -> ShapedText? {
        guard let whole = shape(runs, width: width, isAlwaysLeft: isAlwaysLeft) else { return nil }
        guard let hyphens, whole.lines.count > 1, !whole.text.unicodeScalars.contains(Hyphenation.softHyphen) else {
            return whole
        }
        var shaped = whole
        var hyphenation: Hyphenation?
        // Each break moves the lines below; a few rounds settle most paragraphs.
        for _ in 0..<3 {
            let gaps = Self.gaps(in: shaped, width: width)
            guard !gaps.isEmpty else { break }
            var changed = hyphenation ?? Hyphenation(runs, hyphens)
            let current = shaped
            let isChanged = changed.hyphenate(gaps) { gap, end, style in
                current.width(from: gap.start, to: end, inLine: gap.line) + roomOfHyphen(style) <= gap.room
            }
            guard isChanged, let next = shape(changed.runs, width: width, isAlwaysLeft: isAlwaysLeft) else { break }
            hyphenation = changed
            shaped = next
        }
        guard var used = hyphenation else { return whole }
        if used.keepHyphens(before: Set(shaped.lines.map(\.end))) {
            return shape(used.runs, width: width, isAlwaysLeft: isAlwaysLeft)
        }
        return shaped
    }

    /// Lines above which much room is left.
    private static func gaps(in text: ShapedText, width: Double) -> [Hyphenation.Gap] {
        let least = max(24, width * 0.12)
        return text.lines.indices.dropFirst().compactMap { index in
            let above = text.lines[index - 1]
            let room = width - above.width
            guard !above.endsParagraph, room > least else { return nil }
            return .init(line: index, start: text.lines[index].start, room: room)
        }
    }
}
