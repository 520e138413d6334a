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
            let starts = Self.wordsBelowShortLines(of: shaped, width: width)
            guard !starts.isEmpty else { break }
            var changed = hyphenation ?? Hyphenation(runs, hyphens)
            guard changed.hyphenate(wordsAt: starts) else { break }
            guard let next = shape(changed.runs, width: width, isAlwaysLeft: isAlwaysLeft) else { break }
            hyphenation = changed
            shaped = next
        }
        guard var used = hyphenation else { return whole }
        if used.keepHyphens(before: Set(shaped.lines.map(\.end))) {
            return shape(used.runs, width: width, isAlwaysLeft: isAlwaysLeft)
        }
        return shaped
    }

    /// Offsets of the first words of lines above which much room is left.
    private static func wordsBelowShortLines(of text: ShapedText, width: Double) -> [Int] {
        let room = max(24, width * 0.12)
        return zip(text.lines, text.lines.dropFirst()).compactMap { line, next in
            !line.endsParagraph && width - line.width > room ? next.start : nil
        }
    }
}
