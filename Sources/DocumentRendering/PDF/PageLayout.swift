// SPDX-License-Identifier: GPL-3.0-or-later

/// Where everything stands: a plain value between the composing and the drawing of a document.
///
/// All lengths are points from the top left of the page.
package struct PageLayout: Sendable, Equatable {
    package var width: Double
    package var height: Double
    package var pages: [Page] = []
    /// Entries of the outline, in reading order.
    package var outline: [OutlineEntry] = []
    /// Characters that no installed font can show and what stands for them; empty when all could be shown.
    package var substitutions: [String: String] = [:]
    /// Families that were asked for and are not installed.
    package var missingFonts: [String] = []
    /// Glyphs to be drawn that stand for no character (index 0 of a font, or none at all); 0 in a sound document.
    package var missingGlyphs = 0

    /// One page.
    package struct Page: Sendable, Equatable {
        package var texts: [PlacedText] = []
        /// Rules and backgrounds, in the order of painting, below all texts.
        package var rules: [PlacedRule] = []
        package var pictures: [PlacedPicture] = []
    }

    /// One line of text, or the part of it that stands in one column.
    package struct PlacedText: Sendable, Equatable {
        package var text: String
        /// From the top of the line to its bottom.
        package var box: Rectangle
        /// What the glyphs cover; may differ from `box` by overhangs.
        package var ink: Rectangle
        package var baseline: Double
        package var role: TextRole
        /// Lines of equal number belong to one paragraph.
        package var paragraph: Int
        package var link: String?
        /// Which shaped text and which of its lines to draw.
        var source: LineSource
    }

    /// A filled rectangle.
    package struct PlacedRule: Sendable, Equatable {
        package var box: Rectangle
        package var color: RGB
    }

    /// A picture with its place.
    package struct PlacedPicture: Sendable, Equatable {
        package var box: Rectangle
        /// Its number among the pictures of the document.
        package var picture: Int
        /// What it shows, for those who do not see it.
        package var description: String
    }

    /// One entry of the outline.
    package struct OutlineEntry: Sendable, Equatable {
        package var title: String
        /// 0 for sections, 1 for what stands in one.
        package var level: Int
        /// From 1.
        package var page: Int
        package var y: Double
    }
}

/// What a text is in the structure of the document.
package enum TextRole: Sendable, Equatable {
    case title, heading, entry, paragraph, bullet, item
    /// Belongs to the page and not to the text.
    case footer
}

/// A rectangle by its top left and its size.
package struct Rectangle: Sendable, Equatable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double

    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    package var maxX: Double { x + width }
    package var maxY: Double { y + height }

    /// Whether the two share more than a border of `tolerance` points.
    package func overlaps(_ other: Rectangle, tolerance: Double = 0.01) -> Bool {
        x + tolerance < other.maxX && other.x + tolerance < maxX && y + tolerance < other.maxY
            && other.y + tolerance < maxY
    }
}

/// Names a line of a shaped text.
struct LineSource: Sendable, Equatable {
    var text: Int
    var line: Int
}
