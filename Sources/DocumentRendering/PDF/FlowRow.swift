// SPDX-License-Identifier: GPL-3.0-or-later

/// One line of a column, over all its parts: the smallest thing that is never broken.
struct FlowRow {
    var cells: [Cell] = []
    /// Rules, with `y` counted from the top of the line, the leading not counted.
    var rules: [PageLayout.PlacedRule] = []
    /// Backgrounds behind the whole line, its leading included.
    var fills: [Fill] = []
    /// Pictures, with `y` counted like that of rules.
    var pictures: [PageLayout.PlacedPicture] = []
    /// Left out at the top of a page.
    var spaceBefore = 0.0
    /// From the top of the row to the baseline of its cells.
    var ascent = 0.0
    var descent = 0.0
    /// White added, half above and half below; the first thing given up to save a page.
    var leading = 0.0
    /// The next row must stand on the same page.
    var keepsWithNext = false
    var outline: (title: String, level: Int)?

    /// Lines without the leading.
    var height: Double { ascent + descent }

    /// A line of a shaped text in a column.
    struct Cell {
        var source: LineSource
        var line: ShapedText.Line
        /// The left of the column.
        var x: Double
        var role: TextRole
        var paragraph: Int
        var link: String?
    }

    /// A colour behind a line.
    struct Fill {
        var x: Double
        var width: Double
        var color: RGB
        /// Whether the white before the line is coloured too.
        var coversSpace = false
        /// How much is coloured, from the bottom up; all where `nil`.
        var height: Double?
    }
}

/// Columns side by side, each flowing over its pages by itself; what follows begins below the longest.
struct FlowBand {
    var columns: [[FlowRow]] = [[]]
}
