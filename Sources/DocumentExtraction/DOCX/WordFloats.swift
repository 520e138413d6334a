// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import XMLStreams

/// The fills of the drawings of a document, which may lie behind its text.
struct WordFloats {
    /// Of drawings that lie behind the text.
    private(set) var behind = Backdrop(grounds: [])
    /// Of every drawing, for boxes without a fill.
    private(set) var all = Backdrop(grounds: [])

    /// No drawings.
    init() {}

    /// Looks through one part (body or header).
    ///
    /// Shapes thinner than a line of text (12 points) hide nothing and show nothing.
    mutating func add(part cursor: XMLCursor, theme: WordTheme) throws(GreffierError) {
        var isBehind = false
        var size = (width: Int.max, height: Int.max)
        while let event = try cursor.next() {
            guard event == .start else { continue }
            switch cursor.tag {
            case .anchor, .inline:
                isBehind = cursor.isOn(.behindDoc) ?? false
                size = (Int.max, Int.max)
            case .extent, .ext: size = Self.size(cursor) ?? size
            case .wsp, .spPr:
                let ground = try Self.ground(of: cursor, theme: theme, size: &size)
                if min(size.width, size.height) >= Self.lineHeight { add(ground, isBehind: isBehind) }
            case .blip: add(.open, isBehind: isBehind)
            case .imagedata: add(.open, isBehind: true)
            case .shape, .rect, .roundrect, .oval:
                var shape = DrawingFill(theme: theme)
                shape.take(cursor)
                add(shape.ground, isBehind: (cursor.value(.style) ?? "").contains("z-index:-"))
            default: continue
            }
        }
    }

    /// The fill of the shape that is open, past its text.
    private static func ground(
        of cursor: XMLCursor,
        theme: WordTheme,
        size: inout (width: Int, height: Int)
    ) throws(GreffierError) -> WordGround? {
        var shape = DrawingFill(theme: theme)
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .txbxContent: try cursor.skipElement()
            case .ext: size = Self.size(cursor) ?? size
            default: shape.take(cursor)
            }
        }
        return shape.ground
    }

    private static func size(_ cursor: XMLCursor) -> (width: Int, height: Int)? {
        guard let width = cursor.number(.cx), let height = cursor.number(.cy) else { return nil }
        return (width, height)
    }

    /// Adds what may lie behind the text.
    mutating func add(_ backdrop: Backdrop) {
        behind = behind.or(backdrop)
        all = all.or(backdrop)
    }

    private mutating func add(_ ground: WordGround?, isBehind: Bool) {
        guard let backdrop = ground?.backdrop else { return }
        all = all.or(backdrop)
        if isBehind { behind = behind.or(backdrop) }
    }

    private static let lineHeight = 12 * 12_700
}
