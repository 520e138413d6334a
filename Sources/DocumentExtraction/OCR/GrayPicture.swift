// SPDX-License-Identifier: GPL-3.0-or-later
import COCR
import FoundationEssentials
import JobModel

/// A picture in shades of grey that characters may be recognised in.
///
/// Exists only where `RecognitionLibrary` is loaded. Not `Sendable`: the library is used by one thread at a time.
final class GrayPicture {
    /// Pixels of one picture at the most: an A3 sheet at 500 dots an inch.
    static let largest = 40_000_000

    private let image: OpaquePointer
    let columns: Int
    let rows: Int

    private init(_ image: OpaquePointer) {
        self.image = image
        columns = Int(cocr_image_columns(image))
        rows = Int(cocr_image_rows(image))
    }

    deinit { cocr_image_free(image) }

    /// Unpacks the picture at `index` of an image file.
    ///
    /// Throws `document.too_large` for more pixels than `largest` before anything is unpacked, `document.corrupt` where
    /// it cannot be unpacked.
    convenience init(unpacking data: Data, index: Int = 0) throws(GreffierError) {
        var image: OpaquePointer?
        let status = data.withUnsafeBytes { bytes in
            cocr_image_decode(bytes.baseAddress, bytes.count, Int32(index), UInt64(Self.largest), &image)
        }
        guard status == COCR_OK, let image else {
            throw status == COCR_TOO_LARGE
                ? GreffierError(.documentTooLarge, detail: "a picture of more than \(Self.largest) pixels")
                : GreffierError(.documentCorrupt, detail: "picture \(index + 1) cannot be unpacked")
        }
        self.init(image)
    }

    /// `pixels` row by row from the top, 0 for black; `nil` where memory cannot be had.
    convenience init?(pixels: [UInt8], columns: Int, rows: Int) {
        precondition(columns > 0 && rows > 0 && pixels.count == columns * rows)
        var image: OpaquePointer?
        guard cocr_image_make(pixels, Int32(columns), Int32(rows), &image) == COCR_OK, let image else { return nil }
        self.init(image)
    }

    /// What an image file states of its picture at `index`; `nil` where there is none.
    ///
    /// Throws `document.corrupt` and `document.unsupported`.
    static func size(of data: Data, index: Int) throws(GreffierError) -> cocr_size? {
        var size = cocr_size()
        switch data.withUnsafeBytes({ cocr_image_size($0.baseAddress, $0.count, Int32(index), &size) }) {
        case COCR_OK: return size
        case COCR_NO_PICTURE: return nil
        case COCR_UNSUPPORTED: throw GreffierError(.documentUnsupported, detail: "this kind of picture")
        default: throw GreffierError(.documentCorrupt, detail: "picture \(index + 1) states no size")
        }
    }

    /// Its bytes row by row from the top.
    var pixels: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: columns * rows) { buffer, count in
            count = cocr_image_pixels(image, buffer.baseAddress) == COCR_OK ? columns * rows : 0
        }
    }

    /// Whether it has no shades.
    var isBlackAndWhite: Bool { pixels.allSatisfy { $0 == 0 || $0 == 255 } }

    /// By how many degrees it must be turned clockwise for its lines to be level; 0 where they do not tell.
    var skew: Double { cocr_image_skew(image) }

    /// Mirrored left to right where so wanted, then turned clockwise by quarters of a full turn.
    func turned(_ quarters: Int, isMirrored: Bool = false) throws(GreffierError) -> GrayPicture {
        if quarters == 0, !isMirrored { return self }
        return try made { cocr_image_turn(image, isMirrored ? 1 : 0, Int32(quarters), &$0) }
    }

    func scaled(by factor: Double) throws(GreffierError) -> GrayPicture {
        try made { cocr_image_scale(image, factor, &$0) }
    }

    /// Turned clockwise around its middle, of the same size.
    func rotated(by degrees: Double) throws(GreffierError) -> GrayPicture {
        try made { cocr_image_rotate(image, degrees, &$0) }
    }

    private func made(_ make: (inout OpaquePointer?) -> cocr_status) throws(GreffierError) -> GrayPicture {
        var result: OpaquePointer?
        guard make(&result) == COCR_OK, let result else {
            throw GreffierError(.documentTooLarge, detail: "a picture needs too much memory")
        }
        return GrayPicture(result)
    }

    /// The words in it, in the order of the library, and how long each may take is `milliseconds` of processor time.
    ///
    /// Throws `document.timeout` where that was not enough.
    func words(dotsPerInch: Int, milliseconds: Int) throws(GreffierError) -> [PictureWord] {
        var page = cocr_page()
        switch cocr_read(image, Int32(dotsPerInch), Int32(milliseconds), &page) {
        case COCR_OK: break
        case COCR_TOO_SLOW: throw GreffierError(.documentTimeout, detail: "character recognition")
        case COCR_NO_MEMORY: throw GreffierError(.documentTooLarge, detail: "a picture needs too much memory")
        default: return []
        }
        defer { cocr_page_free(&page) }
        guard let text = page.text, let words = page.words else { return [] }
        return UnsafeBufferPointer(start: words, count: page.word_count).map { word in
            PictureWord(word, text: String(cString: text + Int(word.text)))
        }
    }

    /// By how many quarters it must be turned clockwise to stand upright; `nil` where that is not clear.
    func uprightQuarters(dotsPerInch: Int) -> Int? {
        var degrees: Int32 = 0
        var confidence: Float = 0
        guard cocr_orientation(image, Int32(dotsPerInch), &degrees, &confidence) == COCR_OK, confidence >= 1 else {
            return nil
        }
        return Int(degrees) / 90
    }
}
