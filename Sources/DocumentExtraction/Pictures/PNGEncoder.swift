// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// Writes pictures of 8 bits a channel as PNG (ISO/IEC 15948), in grey or in colour.
///
/// Made for drawn pages: each row is written as the difference to the row above, and runs of one value are packed, which
/// leaves little of white paper.
enum PNGEncoder {
    /// `pixels` row by row from the top, `columns` times `rows` of them.
    static func encode(gray pixels: [UInt8], columns: Int, rows: Int) -> Data {
        encode(pixels, channels: 1, columns: columns, rows: rows)
    }

    /// The same of pixels that have 1 channel (grey) or 3 (red, green, blue).
    static func encode(_ pixels: [UInt8], channels: Int, columns: Int, rows: Int) -> Data {
        precondition(columns > 0 && rows > 0 && pixels.count == columns * rows * channels)
        var file = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        let header = bigEndian(UInt32(columns)) + bigEndian(UInt32(rows)) + [8, channels == 3 ? 2 : 0, 0, 0, 0]
        append("IHDR", header, to: &file)
        append("IDAT", ZlibStream.pack(differences(pixels, columns: columns * channels, rows: rows)), to: &file)
        append("IEND", [], to: &file)
        return file
    }

    /// The rows after filter 2 (Up), each with the filter's number in front.
    private static func differences(_ pixels: [UInt8], columns: Int, rows: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((columns + 1) * rows)
        for row in 0..<rows {
            let start = row * columns
            result.append(2)
            for index in start..<(start + columns) {
                result.append(row == 0 ? pixels[index] : pixels[index] &- pixels[index - columns])
            }
        }
        return result
    }

    private static func append(_ type: StaticString, _ content: [UInt8], to file: inout Data) {
        let body = type.withUTF8Buffer { Array($0) } + content
        file.append(contentsOf: bigEndian(UInt32(content.count)))
        file.append(contentsOf: body)
        file.append(contentsOf: bigEndian(crc(body)))
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF) { crc, byte in crcTable[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
    }

    private static let crcTable: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}
