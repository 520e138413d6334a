// SPDX-License-Identifier: GPL-3.0-or-later
import CPoppler
import DocumentModel

extension PDFPage {
    /// The page drawn in grey at `scale` pixels a point; `nil` for pages larger than 8,000 pixels either way.
    func picture(scale: Double) -> PagePicture? {
        let (columns, rows) = (Int(width * scale), Int(height * scale))
        guard (1...8000).contains(columns), (1...8000).contains(rows) else { return nil }
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows)) else {
            return nil
        }
        defer { cairo_surface_destroy(surface) }
        guard let context = cairo_create(surface) else { return nil }
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_scale(context, scale, scale)
        render(into: context)
        cairo_surface_flush(surface)
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface)
        else {
            return nil
        }
        let stride = Int(cairo_image_surface_get_stride(surface))
        var gray = [UInt8](repeating: 255, count: columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                let pixel = data + row * stride + column * 4
                gray[row * columns + column] = min(pixel[0], pixel[1], pixel[2])
            }
        }
        return PagePicture(scale: scale, columns: columns, rows: rows, darkness: gray)
    }
}

/// A drawn page; each pixel holds the lowest of its three channels.
struct PagePicture: Sendable {
    let scale: Double
    let columns: Int
    let rows: Int
    let darkness: [UInt8]

    /// Whether nothing but white shows inside `box`.
    func isWhite(_ box: Box) -> Bool {
        let left = max(0, Int(box.x0 * scale))
        let right = min(columns, Int((box.x1 * scale).rounded(.up)))
        let top = max(0, Int(box.y0 * scale))
        let bottom = min(rows, Int((box.y1 * scale).rounded(.up)))
        guard left < right, top < bottom else { return false }
        var dark = 0
        for row in top..<bottom {
            for column in left..<right where darkness[row * columns + column] < 0xE0 { dark += 1 }
        }
        return dark * 50 <= (right - left) * (bottom - top)
    }
}
