// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// What image files say beside their pixels.
enum ImageFile {
    /// How a picture must be turned to be seen as its camera saw it.
    struct Turn: Equatable {
        /// Left and right are swapped first.
        var isMirrored = false
        /// Then it is turned clockwise by so many quarters.
        var quarters = 0

        static let upright = Turn()
    }

    /// Whether the mark that ends such a file is there; formats without one say yes.
    ///
    /// PNG: chunk IEND. JPEG: marker EOI. GIF: trailer, zeros behind it. WebP: the length that RIFF states. Some programs write a little
    /// more behind it.
    static func hasEnd(_ data: Data, kind: FileKind) -> Bool {
        switch kind {
        case .png: data.suffix(4096).firstRange(of: Data("IEND".utf8)) != nil
        case .jpg: data.suffix(64 << 10).firstRange(of: Data([0xFF, 0xD9])) != nil
        case .gif: data.last { $0 != 0 } == 0x3B
        case .webp: data.count >= 8 && integer(data, at: 4, count: 4, isLittle: true) + 8 <= data.count
        default: true
        }
    }

    /// Dots an inch, so that the page has a size of paper: as stated where that gives one, else as if the long side were
    /// that of A4.
    static func dotsPerInch(stated: Int, columns: Int, rows: Int) -> Double {
        let long = Double(max(columns, rows))
        let inches = stated > 0 ? long / Double(stated) : 0
        // 72 and 96 stand in pictures of cameras and screens whatever the size of what they show.
        if (2...24).contains(inches), stated >= 100 { return Double(stated) }
        return max(long / (297 / 25.4), 10)
    }

    /// The orientation that the camera noted (Exif 2.3, tag 0x0112).
    static func orientation(_ data: Data) -> Turn {
        guard let start = exif(data) else { return .upright }
        let isLittle = data[start] == 0x49
        func value(_ offset: Int, _ count: Int) -> Int {
            let place = start - data.startIndex + offset
            guard offset >= 0, place + count <= data.count else { return 0 }
            return integer(data, at: place, count: count, isLittle: isLittle)
        }
        let table = value(4, 4)
        for entry in 0..<min(value(table, 2), 64) where value(table + 2 + 12 * entry, 2) == 0x0112 {
            switch value(table + 2 + 12 * entry + 8, 2) {
            case 2: return Turn(isMirrored: true)
            case 3: return Turn(quarters: 2)
            case 4: return Turn(isMirrored: true, quarters: 2)
            case 5: return Turn(isMirrored: true, quarters: 3)
            case 6: return Turn(quarters: 1)
            case 7: return Turn(isMirrored: true, quarters: 1)
            case 8: return Turn(quarters: 3)
            default: return .upright
            }
        }
        return .upright
    }

    /// Where the TIFF structure of a JPEG's Exif segment starts.
    private static func exif(_ data: Data) -> Data.Index? {
        let head = data.prefix(128 << 10)
        guard let mark = head.firstRange(of: Data([0x45, 0x78, 0x69, 0x66, 0, 0])) else { return nil }
        let start = mark.upperBound
        guard start + 8 <= data.endIndex, data[start] == 0x49 || data[start] == 0x4D else { return nil }
        return start
    }

    private static func integer(_ data: Data, at offset: Int, count: Int, isLittle: Bool) -> Int {
        let bytes = data[(data.startIndex + offset)..<(data.startIndex + offset + count)]
        return isLittle ? bytes.reversed().reduce(0) { $0 << 8 | Int($1) } : bytes.reduce(0) { $0 << 8 | Int($1) }
    }
}
