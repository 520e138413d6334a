// SPDX-License-Identifier: GPL-3.0-or-later
import SeededRandom

/// A file of some format with random content, whole to the byte.
struct SampleFile: Sendable {
    enum Format: String, CaseIterable, Sendable {
        case pdf, docx, rtf, png, jpg, gif, webp, html, txt, eml

        /// Whether the format shows where it ends.
        var hasEnd: Bool { self != .txt && self != .eml }
    }

    let format: Format
    let name: String
    let bytes: [UInt8]
    /// How many bytes at the end belong to its mark: without them all it is not whole.
    let tail: Int

    init(_ format: Format, size: Int, seed: UInt64, name: String? = nil) {
        var random = SplitMix64(seed: seed)
        // Letters only: no mark of any format may come about by chance.
        let body = (0..<size).map { _ in UInt8(ascii: "a") + UInt8.random(in: 0..<26, using: &random) }
        self.format = format
        self.name = name ?? "sample-\(seed).\(format.rawValue)"
        let (head, end) = Self.frame(format, body)
        bytes = head + body + end
        tail = max(1, end.count)
    }

    private static func frame(_ format: Format, _ body: [UInt8]) -> ([UInt8], [UInt8]) {
        switch format {
        case .pdf: return (Array("%PDF-1.7\n".utf8), Array("\n%%EOF\n".utf8))
        case .docx:
            let start = Array("PK\u{3}\u{4}".utf8)
            let directory = Array("PK\u{1}\u{2}word/document.xml".utf8)
            let record =
                Array("PK\u{5}\u{6}".utf8) + little(0, 4) + little(1, 2) + little(1, 2) + little(directory.count, 4)
                + little(start.count + body.count, 4) + little(0, 2)
            return (start, directory + record)
        case .rtf: return (Array("{\\rtf1 ".utf8), Array("}".utf8))
        case .png: return ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Array("\0\0\0\0IEND".utf8))
        case .jpg: return ([0xFF, 0xD8, 0xFF, 0xE0], [0xFF, 0xD9])
        case .gif: return (Array("GIF89a".utf8), [0, 0x3B])
        case .webp: return (Array("RIFF".utf8) + little(body.count + 8, 4) + Array("WEBP".utf8), Array("last".utf8))
        case .html: return (Array("<!DOCTYPE html><html>".utf8), Array("</html>\n".utf8))
        case .txt, .eml: return (Array("Subject: CV\n\n".utf8), Array("\n".utf8))
        }
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
