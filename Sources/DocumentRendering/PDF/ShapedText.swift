// SPDX-License-Identifier: GPL-3.0-or-later
import CPangoCairo

/// A text with its fonts chosen, its glyphs placed and its lines broken.
///
/// Owns the Pango layout that its lines point into. Not `Sendable`: it lives in one rendering.
final class ShapedText {
    /// The broken lines, at least one.
    let lines: [Line]
    /// What was shaped, with its substitutes.
    let text: String
    private let layout: OpaquePointer

    /// Takes over the reference to `layout`, which must not change afterwards.
    init(takingOwnershipOf layout: OpaquePointer, text: String) {
        self.layout = layout
        self.text = text
        lines = Self.readLines(of: layout, text: text)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// One line; lengths are points, `y` grows downwards.
    struct Line {
        var text: String
        /// Where it begins and ends in the text, in UTF-8.
        var start: Int
        var end: Int
        /// From the left of the layout; differs from 0 in right-to-left and aligned text.
        var x: Double
        var width: Double
        var ascent: Double
        var descent: Double
        /// Relative to the line's left end on its baseline.
        var ink: Rectangle
        /// Whether a paragraph of the text ends here.
        var endsParagraph: Bool
        let pointer: UnsafeMutablePointer<PangoLayoutLine>

        var height: Double { ascent + descent }
    }

    /// Glyphs of its lines that stand for no character.
    var missingGlyphs: Int {
        guard let iterator = pango_layout_get_iter(layout) else { return 0 }
        defer { pango_layout_iter_free(iterator) }
        var count = 0
        repeat {
            guard let glyphs = pango_layout_iter_get_run_readonly(iterator)?.pointee.glyphs?.pointee else { continue }
            for index in 0..<Int(glyphs.num_glyphs) {
                let glyph = glyphs.glyphs[index].glyph
                let isUnknown = glyph != TextShaper.emptyGlyph && glyph & TextShaper.unknownFlag != 0
                if glyph == 0 || isUnknown { count += 1 }
            }
        } while pango_layout_iter_next_run(iterator) != 0
        return count
    }

    /// Points between two offsets in UTF-8 that stand in one line.
    func width(from start: Int, to end: Int, inLine line: Int) -> Double {
        var (first, last): (Int32, Int32) = (0, 0)
        pango_layout_line_index_to_x(lines[line].pointer, Int32(clamping: start), 0, &first)
        pango_layout_line_index_to_x(lines[line].pointer, Int32(clamping: end), 0, &last)
        return abs(Self.points(last) - Self.points(first))
    }

    private static func readLines(of layout: OpaquePointer, text: String) -> [Line] {
        guard let iterator = pango_layout_get_iter(layout) else { return [] }
        defer { pango_layout_iter_free(iterator) }
        let bytes = Array(text.utf8)
        var lines: [Line] = []
        repeat {
            guard let pointer = pango_layout_iter_get_line_readonly(iterator) else { continue }
            var ink = PangoRectangle()
            var logical = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, &ink, &logical)
            let baseline = points(pango_layout_iter_get_baseline(iterator))
            let start = max(0, Int(pointer.pointee.start_index))
            let end = min(bytes.count, start + Int(pointer.pointee.length))
            let box = Rectangle(
                x: points(ink.x) - points(logical.x),
                y: points(ink.y) - baseline,
                width: points(ink.width),
                height: points(ink.height)
            )
            lines.append(
                Line(
                    text: String(decoding: bytes[min(start, end)..<end], as: UTF8.self),
                    start: min(start, end),
                    end: end,
                    x: points(logical.x),
                    width: points(logical.width),
                    ascent: baseline - points(logical.y),
                    descent: points(logical.y) + points(logical.height) - baseline,
                    ink: box,
                    endsParagraph: end >= bytes.count || bytes[end] == 0x0A,
                    pointer: pointer
                )
            )
        } while pango_layout_iter_next_line(iterator) != 0
        return lines
    }

    private static func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
}
