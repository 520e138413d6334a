// SPDX-License-Identifier: GPL-3.0-or-later
import CPangoCairo
import JobModel

/// Turns text into shaped lines by Pango, and notes what no font could show.
///
/// Measures at 72 dots per inch without hinting, so that one unit is one point and the outcome does not depend on a
/// screen. Not `Sendable`.
final class TextShaper {
    /// Characters that no installed font can show and what stands for them.
    private(set) var substitutions: [String: String] = [:]
    let context: OpaquePointer
    private let families: String
    private var hyphenRooms: [TextStyle: Double] = [:]
    /// Where words may be broken; `nil` where that is not known.
    let hyphens: HyphenDictionary?

    /// `nil` only when Pango cannot make a font map, as without any font.
    init?(language: ReportLanguage, families: [String], hyphens: HyphenDictionary? = nil) {
        guard let map = pango_cairo_font_map_get_default(), let context = pango_font_map_create_context(map) else {
            return nil
        }
        self.context = context
        self.hyphens = hyphens
        self.families = families.joined(separator: ", ")
        pango_cairo_context_set_resolution(context, 72)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_language(context, pango_language_from_string(language.rawValue))
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(context)) }

    /// A stretch of text of one look.
    struct Run {
        var text: String
        var style: TextStyle
    }

    /// Shapes `runs` as one text, broken to `width`; words longer than a line are broken inside.
    ///
    /// With `isAlwaysLeft` right-to-left text begins at the left too, as short texts beside others should.
    func shape(
        _ runs: [Run],
        width: Double,
        isOneLine: Bool = false,
        isAlwaysLeft: Bool = true
    ) -> ShapedText? {
        guard let first = layout(runs, width: width, isOneLine: isOneLine, isAlwaysLeft: isAlwaysLeft) else {
            return nil
        }
        guard pango_layout_get_unknown_glyphs_count(first) > 0 else {
            return ShapedText(takingOwnershipOf: first, text: runs.map(\.text).joined())
        }
        let unknown = unknownOffsets(in: first)
        g_object_unref(UnsafeMutableRawPointer(first))
        let replaced = replacing(unknown, in: runs)
        return layout(replaced, width: width, isOneLine: isOneLine, isAlwaysLeft: isAlwaysLeft).map {
            ShapedText(takingOwnershipOf: $0, text: replaced.map(\.text).joined())
        }
    }

    /// Shapes text of one look.
    func shape(_ text: String, _ style: TextStyle, width: Double, isOneLine: Bool = false) -> ShapedText? {
        shape([Run(text: text, style: style)], width: width, isOneLine: isOneLine)
    }

    /// Points that a space and a hyphen need.
    func roomOfHyphen(_ style: TextStyle) -> Double {
        if let known = hyphenRooms[style] { return known }
        let room = shape("\u{A0}\u{2010}", style, width: 200)?.lines.first?.width ?? 0
        hyphenRooms[style] = room
        return room
    }

    /// Notes that `substitute` stands for `character`.
    func note(_ character: Character, _ substitute: String) { substitutions[String(character)] = substitute }

    /// Whether an installed font has a glyph for `text`.
    func canShow(_ text: String) -> Bool {
        let style = TextStyle(size: 10, weight: .normal, color: RGB(0))
        guard let layout = layout([Run(text: text, style: style)], width: 100) else { return false }
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        return pango_layout_get_unknown_glyphs_count(layout) == 0
    }

    /// No ligatures of choice; those that a script needs stay.
    ///
    /// Who copies or searches “confirmée” must not meet a “ﬁ” of one character, and each font would be embedded a second
    /// time for them alone.
    private static let features = "liga=0, clig=0"

    private func layout(
        _ runs: [Run],
        width: Double,
        isOneLine: Bool = false,
        isAlwaysLeft: Bool = true
    ) -> OpaquePointer? {
        guard let layout = pango_layout_new(context) else { return nil }
        let text = runs.map(\.text).joined()
        let isRightToLeft = TextDirection.isRightToLeft(text)
        pango_layout_set_text(layout, text, Int32(clamping: text.utf8.count))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        // Pango swaps left and right in right-to-left paragraphs.
        if isAlwaysLeft, isRightToLeft { pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT) }
        if isOneLine {
            pango_layout_set_single_paragraph_mode(layout, 1)
            pango_layout_set_height(layout, -1)
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
        }
        guard let attributes = pango_attr_list_new() else { return layout }
        pango_attr_list_insert(attributes, pango_attr_font_features_new(Self.features))
        var offset: UInt32 = 0
        for run in runs {
            let end = offset + UInt32(clamping: run.text.utf8.count)
            for attribute in self.attributes(of: run.style) {
                attribute.pointee.start_index = offset
                attribute.pointee.end_index = end
                pango_attr_list_insert(attributes, attribute)
            }
            forbidHyphens(in: run.text, at: offset, attributes)
            offset = end
        }
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        let limit = Int32(clamping: Int(width * Double(PANGO_SCALE)))
        // Pango shapes all that might be broken twice, so that what stands in one line anyway is better not limited.
        if isRightToLeft || Self.leastWidth(of: runs) > width || !Self.fits(layout, limit) {
            pango_layout_set_width(layout, limit)
        }
        return layout
    }

    /// Points that hardly any text of so many letters is narrower than.
    private static func leastWidth(of runs: [Run]) -> Double {
        runs.reduce(0) { $0 + 0.4 * $1.style.size * Double($1.text.utf8.count) }
    }

    /// Whether no line is wider than `limit` in Pango's units.
    private static func fits(_ layout: OpaquePointer, _ limit: Int32) -> Bool {
        var width: Int32 = 0
        pango_layout_get_size(layout, &width, nil)
        return width <= limit
    }

    private func attributes(of style: TextStyle) -> [UnsafeMutablePointer<PangoAttribute>] {
        let description = pango_font_description_new()
        defer { pango_font_description_free(description) }
        pango_font_description_set_family(description, families)
        pango_font_description_set_size(description, Int32(style.size * Double(PANGO_SCALE)))
        pango_font_description_set_weight(description, PangoWeight(UInt32(style.weight.rawValue)))
        func part(_ value: Double) -> UInt16 { UInt16((value * 65535).rounded()) }
        let font = pango_attr_font_desc_new(description)
        let color = pango_attr_foreground_new(part(style.color.red), part(style.color.green), part(style.color.blue))
        return [font, color].compactMap { $0 }
    }

    /// In UTF-8.
    private static let softHyphen: (UInt8, UInt8) = (0xC2, 0xAD)

    /// A word broken inside for want of room must be found whole again by who searches or copies the text: hyphens are
    /// shown only where soft ones stand.
    private func forbidHyphens(in text: String, at start: UInt32, _ list: OpaquePointer) {
        func forbid(_ range: Range<UInt32>) {
            guard !range.isEmpty, let attribute = pango_attr_insert_hyphens_new(0) else { return }
            attribute.pointee.start_index = range.lowerBound
            attribute.pointee.end_index = range.upperBound
            pango_attr_list_insert(list, attribute)
        }
        var first = start
        var offset = start
        var previous: UInt8 = 0
        for byte in text.utf8 {
            offset += 1
            if previous == Self.softHyphen.0, byte == Self.softHyphen.1 {
                forbid(first..<offset - 2)
                first = offset
            }
            previous = byte
        }
        forbid(first..<max(first, offset))
    }
}
