// SPDX-License-Identifier: GPL-3.0-or-later
import CPangoCairo
import FoundationEssentials
import Glibc
import JobModel

/// A picture ready to be painted on a page.
///
/// Not `Sendable`: it lives in one rendering.
final class DrawnPicture {
    let surface: OpaquePointer
    /// In pixels.
    let width: Int
    let height: Int

    /// The most pixels of one picture: a photo of a phone has 12 to 50 million.
    static let pixelLimit = 60_000_000
    /// Wider pictures are made smaller: 1,200 pixels on 6 cm are 500 to the inch.
    private static let widest = 1200

    private init(_ surface: OpaquePointer) {
        self.surface = surface
        width = Int(cairo_image_surface_get_width(surface))
        height = Int(cairo_image_surface_get_height(surface))
    }

    deinit { cairo_surface_destroy(surface) }

    /// `nil` where `file` is none of PNG and JPEG, is broken, or is of colours that the archival format cannot hold.
    ///
    /// What is transparent shows `background`.
    static func of(_ file: PictureFile, on background: RGB) -> DrawnPicture? {
        guard file.width <= pixelLimit / file.height else { return nil }
        switch file.kind {
        case .png: return png(file, on: background)
        case .jpeg: return jpeg(file)
        case .gif: return nil
        }
    }

    /// The logo of a company.
    ///
    /// Throws `template.invalid` where it is too large or cannot be drawn.
    static func logo(_ data: Data) throws(GreffierError) -> PictureFile {
        let file = try PictureFile.logo(data, kinds: [.png, .jpeg])
        guard file.width <= pixelLimit / file.height else {
            throw GreffierError(
                .templateInvalid,
                .init(
                    "the logo has \(file.width) × \(file.height) pixels; 2000 × 2000 are plenty",
                    french: "le logo a \(file.width) × \(file.height) pixels ; 2000 × 2000 suffisent largement"
                )
            )
        }
        guard of(file, on: RGB(0xFFFFFF)) != nil else {
            throw GreffierError(
                .templateInvalid,
                .init(
                    "the logo cannot be drawn; save it again as PNG",
                    french: "le logo ne peut pas être dessiné ; enregistrez-le de nouveau en PNG"
                )
            )
        }
        return file
    }

    /// The size in points within `limit`, undistorted.
    func size(within limit: (width: Double, height: Double)) -> (width: Double, height: Double) {
        let scale = min(limit.width / Double(width), limit.height / Double(height))
        return (Double(width) * scale, Double(height) * scale)
    }

    /// The bytes of a JPEG as they are, which the surface embeds.
    private static func jpeg(_ file: PictureFile) -> DrawnPicture? {
        guard file.channels == 1 || file.channels == 3, let copy = malloc(file.data.count),
            let surface = cairo_image_surface_create(
                CAIRO_FORMAT_RGB24,
                Int32(clamping: file.width),
                Int32(clamping: file.height)
            )
        else { return nil }
        file.data.copyBytes(to: UnsafeMutableRawBufferPointer(start: copy, count: file.data.count))
        let bytes = copy.assumingMemoryBound(to: UInt8.self)
        let count = UInt(file.data.count)
        cairo_surface_set_mime_data(surface, "image/jpeg", bytes, count, { free($0) }, copy)
        return cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS ? DrawnPicture(surface) : nil
    }

    private final class Source {
        let data: Data
        var position: Data.Index

        init(_ data: Data) {
            self.data = data
            position = data.startIndex
        }
    }

    private static func png(_ file: PictureFile, on background: RGB) -> DrawnPicture? {
        let source = Source(file.data)
        let read: cairo_read_func_t = { closure, bytes, count in
            guard let closure, let bytes else { return CAIRO_STATUS_READ_ERROR }
            let source = Unmanaged<Source>.fromOpaque(closure).takeUnretainedValue()
            let end = source.position + Int(count)
            guard end <= source.data.endIndex else { return CAIRO_STATUS_READ_ERROR }
            source.data.copyBytes(to: bytes, from: source.position..<end)
            source.position = end
            return CAIRO_STATUS_SUCCESS
        }
        let picture = withExtendedLifetime(source) {
            cairo_image_surface_create_from_png_stream(read, Unmanaged.passUnretained(source).toOpaque())
        }
        guard let picture else { return nil }
        defer { cairo_surface_destroy(picture) }
        guard cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS else { return nil }
        return flattened(picture, width: file.width, height: file.height, on: background)
    }

    /// Without transparency, which readers of archival documents need not know, and not larger than of use.
    private static func flattened(
        _ picture: OpaquePointer,
        width: Int,
        height: Int,
        on background: RGB
    ) -> DrawnPicture? {
        let scale = min(1, Double(widest) / Double(width))
        let size = (width: max(1, Int(Double(width) * scale)), height: max(1, Int(Double(height) * scale)))
        let (w, h) = (Int32(clamping: size.width), Int32(clamping: size.height))
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h),
            let context = cairo_create(surface)
        else { return nil }
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, background.red, background.green, background.blue)
        cairo_paint(context)
        cairo_scale(context, Double(size.width) / Double(width), Double(size.height) / Double(height))
        cairo_set_source_surface(context, picture, 0, 0)
        cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BEST)
        cairo_paint(context)
        let drawn = DrawnPicture(surface)
        return cairo_status(context) == CAIRO_STATUS_SUCCESS ? drawn : nil
    }
}
