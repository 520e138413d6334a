// SPDX-License-Identifier: GPL-3.0-or-later
import CPDFSource
import DocumentModel

/// A drawn page in 8-bit grey, row by row from the top.
struct PagePicture: Sendable {
    /// Pixels a point.
    let scale: Double
    let columns: Int
    let rows: Int
    let pixels: [UInt8]

    /// Whether nothing but white shows inside `box`.
    func isWhite(_ box: Box) -> Bool {
        let left = max(0, Int(box.x0 * scale))
        let right = min(columns, Int((box.x1 * scale).rounded(.up)))
        let top = max(0, Int(box.y0 * scale))
        let bottom = min(rows, Int((box.y1 * scale).rounded(.up)))
        guard left < right, top < bottom else { return false }
        var dark = 0
        for row in top..<bottom {
            for column in left..<right where pixels[row * columns + column] < 0xE0 { dark += 1 }
        }
        return dark * 50 <= (right - left) * (bottom - top)
    }
}

extension PDFFile {
    /// The page at `index` drawn at `scale` pixels a point, without the glyphs whose ordinals stand in `leftOut`, which
    /// ascend; `nil` where it is too large to be drawn or costs too much.
    func picture(of index: Int, scale: Double, leavingOut leftOut: [UInt32] = []) -> PagePicture? {
        var pixels: UnsafeMutablePointer<UInt8>?
        var (columns, rows): (Int32, Int32) = (0, 0)
        let status = cpdf_draw_page(
            document,
            Int32(index),
            scale,
            leftOut,
            leftOut.count,
            64 << 20,
            1000,
            &pixels,
            &columns,
            &rows
        )
        guard status == CPDF_OK, let pixels else { return nil }
        defer { cpdf_free(pixels) }
        let count = Int(columns) * Int(rows)
        return PagePicture(
            scale: scale,
            columns: Int(columns),
            rows: Int(rows),
            pixels: Array(UnsafeBufferPointer(start: pixels, count: count))
        )
    }
}
