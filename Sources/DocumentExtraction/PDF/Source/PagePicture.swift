// SPDX-License-Identifier: GPL-3.0-or-later
import CPDFSource
import DocumentModel

/// A drawn page, row by row from the top.
struct PagePicture: Sendable {
    /// Pixels a point.
    let scale: Double
    let columns: Int
    let rows: Int
    /// 1 for grey, 3 for red, green and blue.
    let channels: Int
    let pixels: [UInt8]
    /// The ordinals of glyphs that could not be drawn for want of their font, ascending.
    let undrawn: [UInt32]

    /// Whether a reader can tell this picture from `other`, of the same size, where `glyph` stands.
    func differs(from other: PagePicture, in glyph: PDFGlyph) -> Bool {
        guard let area = area(of: glyph), other.columns == columns, other.rows == rows, other.channels == channels
        else {
            return false
        }
        for row in area.rows {
            let (start, end) = ((row * columns + area.columns.lowerBound), (row * columns + area.columns.upperBound))
            if pixels[start * channels..<end * channels] == other.pixels[start * channels..<end * channels] { continue }
            for place in stride(from: start * channels, to: end * channels, by: channels) {
                if pixels[place..<place + channels] != other.pixels[place..<place + channels],
                    !color(at: place).isLost(on: other.color(at: place))
                {
                    return true
                }
            }
        }
        return false
    }

    /// How many pixels are looked at for `glyph`, as a share of all.
    func share(of glyph: PDFGlyph) -> Double {
        guard let area = area(of: glyph) else { return 0 }
        return Double(area.rows.count * area.columns.count) / Double(columns * rows)
    }

    /// Whether there is both light and dark where `glyph` stands.
    func holdsInk(in glyph: PDFGlyph) -> Bool {
        guard let area = area(of: glyph) else { return false }
        var (lowest, highest): (UInt8, UInt8) = (255, 0)
        for row in area.rows {
            for column in area.columns {
                let value = pixels[(row * columns + column) * channels]
                (lowest, highest) = (min(lowest, value), max(highest, value))
            }
        }
        return Int(highest) - Int(lowest) >= 40
    }

    /// The pixels of a glyph's box, with a little around it.
    private func area(of glyph: PDFGlyph) -> (rows: Range<Int>, columns: Range<Int>)? {
        func clamp(_ value: Double, _ limit: Int) -> Int { Int(min(max(value, 0), Double(limit))) }
        let margin = 0.1 * Double(glyph.size)
        let left = clamp((Double(glyph.x0) - margin) * scale, columns)
        let right = clamp(((Double(glyph.x1) + margin) * scale).rounded(.up), columns)
        let top = clamp(Double(glyph.y0) * scale, rows)
        let bottom = clamp((Double(glyph.y1) * scale).rounded(.up), rows)
        return left < right && top < bottom ? (top..<bottom, left..<right) : nil
    }

    private func color(at place: Int) -> InkColor {
        guard channels == 3 else { return InkColor(red: pixels[place], green: pixels[place], blue: pixels[place]) }
        return InkColor(red: pixels[place], green: pixels[place + 1], blue: pixels[place + 2])
    }
}

extension PDFFile {
    /// Pictures of more pixels are left out: no scanner of offices makes them.
    private static let largestPicture: UInt64 = 64 << 20
    /// Milliseconds of processor time that a drawing may take.
    static let drawingPatience: UInt32 = 1000

    /// The page at `index` drawn at `scale` pixels a point, without the glyphs whose ordinals stand in `leftOut`, which
    /// ascend; `nil` where it is too large to be drawn or costs too much.
    func picture(
        of index: Int,
        scale: Double,
        inColor: Bool = false,
        leavingOut leftOut: [UInt32] = [],
        patience: UInt32 = drawingPatience
    ) -> PagePicture? {
        var picture = cpdf_picture()
        let channels = inColor ? 3 : 1
        let status = leftOut.withUnsafeBufferPointer { ordinals in
            cpdf_draw_page(
                document,
                Int32(index),
                scale,
                Int32(channels),
                ordinals.baseAddress,
                ordinals.count,
                Self.largestPicture,
                patience,
                &picture
            )
        }
        guard status == CPDF_OK else { return nil }
        defer { cpdf_free_picture(&picture) }
        let count = Int(picture.columns) * Int(picture.rows) * channels
        return PagePicture(
            scale: scale,
            columns: Int(picture.columns),
            rows: Int(picture.rows),
            channels: channels,
            pixels: Array(UnsafeBufferPointer(start: picture.pixels, count: count)),
            undrawn: Array(UnsafeBufferPointer(start: picture.undrawn, count: picture.undrawn_count))
        )
    }
}
