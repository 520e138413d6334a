// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Small pictures for documents.
enum Pictures {
    /// A PNG of one colour, half of it transparent, its bytes stored without compression.
    static func png(width: Int = 24, height: Int = 12) throws -> Data {
        var rows = Data()
        for _ in 0..<height {
            rows.append(0)
            for x in 0..<width { rows.append(contentsOf: [0x11, 0x59, 0x6B, x % 2 == 0 ? 0xFF : 0]) }
        }
        var stored = Data([0x78, 0x01])
        var start = rows.startIndex
        while start < rows.endIndex {
            let end = min(rows.endIndex, start + 0xFFFF)
            let count = UInt16(end - start)
            stored.append(end == rows.endIndex ? 1 : 0)
            for number in [count, ~count] { stored.append(contentsOf: [UInt8(number & 0xFF), UInt8(number >> 8)]) }
            stored.append(rows[start..<end])
            start = end
        }
        stored.append(contentsOf: bytes(adler(rows)))
        let header = bytes(UInt32(width)) + bytes(UInt32(height)) + [8, 6, 0, 0, 0]
        return Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + chunk("IHDR", Data(header))
            + chunk("IDAT", stored) + chunk("IEND", Data())
    }

    private static func chunk(_ name: String, _ data: Data) -> Data {
        let body = Data(name.utf8) + data
        return Data(bytes(UInt32(data.count))) + body + Data(bytes(checksum(body)))
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) }
    }

    /// ISO 3309, as PNG has it.
    private static func checksum(_ data: Data) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in data {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }

    private static func adler(_ data: Data) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in data {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }
}

extension Pictures {
    /// A JPEG of 16 × 16 pixels in colours.
    static let jpeg = Data(base64Encoded: photo) ?? Data()

    private static let photo = """
        /9j/4AAQSkZJRgABAQEABQAFAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71\
        ////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4\
        +Pj4+Pj4+Pj/wAARCAAQABADASIAAhEBAxEB/8QAFwAAAwEAAAAAAAAAAAAAAAAAAQMEBf/EACIQAAEEAQIHAAAAAAAAAAAAAAEA\
        AhIhEQMjMUFCYXGBsf/EABUBAQEAAAAAAAAAAAAAAAAAAAID/8QAFhEBAQEAAAAAAAAAAAAAAAAAABES/9oADAMBAAIRAxEAPwCY\
        FmLDs+UHR6QfZW06Q1XbkRWOf1M0+DtyXeqSqeX/2Q==
        """
}
