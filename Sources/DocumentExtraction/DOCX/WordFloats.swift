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
    mutating func add(part data: Data, theme: WordTheme) throws(GreffierError) {
        guard Self.markers.contains(where: { data.firstRange(of: $0) != nil }) else { return }
        let reader = try XMLReader(data: data)
        var isBehind = false
        var size = (width: Int.max, height: Int.max)
        while let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            switch element.name {
            case "anchor", "inline":
                isBehind = element["behindDoc"].map { $0 != "0" && $0 != "false" } ?? false
                size = (Int.max, Int.max)
            case "extent", "ext":
                if let width = Int(element["cx"] ?? ""), let height = Int(element["cy"] ?? "") {
                    size = (width, height)
                }
            case "wsp", "spPr":
                var shape = DrawingFill(theme: theme)
                let outer = reader.depth - 1
                while reader.depth > outer, let event = try reader.next() {
                    guard case .start(let child) = event else { continue }
                    if child.name == "txbxContent" {
                        try reader.skipElement()
                    } else if child.name == "ext", let width = Int(child["cx"] ?? ""),
                        let height = Int(child["cy"] ?? "")
                    {
                        size = (width, height)
                    } else {
                        shape.take(child)
                    }
                }
                if min(size.width, size.height) >= Self.lineHeight { add(shape.ground, isBehind: isBehind) }
            case "blip", "imagedata": add(.open, isBehind: isBehind || element.name == "imagedata")
            case "shape", "rect", "roundrect", "oval":
                var shape = DrawingFill(theme: theme)
                shape.take(element)
                let style = element["style"] ?? ""
                add(shape.ground, isBehind: style.contains("z-index:-"))
            default: continue
            }
        }
    }

    private mutating func add(_ ground: WordGround?, isBehind: Bool) {
        let backdrop: Backdrop
        switch ground {
        case nil, .clear: return
        case .fill(let color): backdrop = Backdrop(color)
        case .open: backdrop = .unknown
        }
        all = all.or(backdrop)
        if isBehind { behind = behind.or(backdrop) }
    }

    private static let lineHeight = 12 * 12_700
    private static let markers = ["anchor", "v:rect", "v:shape", "v:oval", "v:roundrect"].map { Data($0.utf8) }
}
