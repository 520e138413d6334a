// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// A picture that a document can show: PNG, JPEG or GIF, with its size.
struct PictureFile: Equatable, Sendable {
    var data: Data
    var kind: Kind
    /// In pixels.
    var width: Int
    var height: Int
    /// Of a JPEG: 1 for grey, 3 for colours of screens, 4 for those of printing.
    var channels: Int?

    /// Bytes of one picture at the most: a photo of a phone has 5 MB.
    static let byteLimit = 10 << 20

    enum Kind: String, Sendable {
        case png, jpeg, gif
    }

    /// `nil` where `data` is no such picture.
    init?(_ data: Data) {
        guard let (kind, width, height, channels) = Self.size(of: data), width > 0, height > 0 else { return nil }
        self.data = data
        self.kind = kind
        self.width = width
        self.height = height
        self.channels = channels
    }

    /// The picture of `data:image/png;base64,…`, of the kinds above and `byteLimit` bytes.
    init?(dataAddress text: String) {
        guard text.hasPrefix("data:image/"), text.utf8.count <= Self.byteLimit / 3 * 4 + 100,
            let comma = text.firstIndex(of: ","), text[..<comma].hasSuffix(";base64"),
            let data = Data(base64Encoded: String(text[text.index(after: comma)...]), options: .ignoreUnknownCharacters)
        else { return nil }
        self.init(data)
    }

    /// Megabytes of the picture that `text` holds where they are more than a picture may have.
    static func excess(dataAddress text: String) -> Int? {
        guard text.hasPrefix("data:image/"), text.utf8.count > byteLimit / 3 * 4 + 100 else { return nil }
        return (text.utf8.count / 4 * 3) >> 20
    }

    private static func size(of data: Data) -> (Kind, Int, Int, Int?)? {
        let bytes = [UInt8](data.prefix(1 << 20))
        func number(_ place: Int, _ count: Int) -> Int { bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) } }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.count >= 24 {
            return (.png, number(16, 4), number(20, 4), nil)
        }
        if bytes.starts(with: Array("GIF8".utf8)), bytes.count >= 10 {
            return (.gif, Int(bytes[6]) | Int(bytes[7]) << 8, Int(bytes[8]) | Int(bytes[9]) << 8, nil)
        }
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var place = 2
        // Segments up to the frame header (ITU-T T.81, B.2.2), which is any of C0…CF but C4, C8 and CC.
        while place + 9 < bytes.count, bytes[place] == 0xFF {
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
            } else if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                return (.jpeg, number(place + 7, 2), number(place + 5, 2), Int(bytes[place + 9]))
            } else {
                place += 2 + number(place + 2, 2)
            }
        }
        return nil
    }
}
