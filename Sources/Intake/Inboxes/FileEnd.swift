// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import PipelineModel

/// Whether a file has the end that its format asks for.
enum FileEnd: Sendable, Equatable {
    case present
    case missing
    /// The format has no mark at its end: only stillness tells.
    case unmarked

    /// A format that shows where it ends.
    private enum Format {
        case pdf, zip, rtf, png, jpeg, gif, riff, html
    }

    private static let signatures: [([UInt8], Format)] = [
        (Array("PK\u{3}\u{4}".utf8), .zip), (Array("{\\rtf".utf8), .rtf), ([0x89, 0x50, 0x4E, 0x47], .png),
        ([0xFF, 0xD8, 0xFF], .jpeg), (Array("GIF8".utf8), .gif), (Array("RIFF".utf8), .riff),
    ]
    private static let endings: [String: Format] = [
        "docx": .zip, "docm": .zip, "dotx": .zip, "odt": .zip, "ott": .zip, "xlsx": .zip, "pptx": .zip, "epub": .zip,
        "zip": .zip, "ods": .zip, "odp": .zip, "pages": .zip, "pdf": .pdf, "rtf": .rtf, "png": .png, "jpg": .jpeg,
        "jpeg": .jpeg, "gif": .gif, "webp": .riff, "html": .html, "htm": .html, "xhtml": .html,
    ]
    /// The record at the end of a ZIP takes 22 bytes and a comment of up to 65,535 (APPNOTE 4.3.16).
    private static let recordSize = 22
    /// Larger RTF files are judged by their last byte alone.
    private static let largestRTF = 16 << 20

    /// Looks at the start and the last bytes; the extension decides where the content does not tell yet.
    init(of file: borrowing Descriptor, bytes: Int) throws {
        if bytes == 0 {
            // Of a mark the name says all.
            self = CorrectionJob.marks.contains(FileNames.fileExtension(file.path.name.text)) ? .unmarked : .missing
            return
        }
        let head = try file.read(count: min(bytes, 1024), at: 0)
        guard let format = Self.format(head, name: file.path.name.text) else {
            self = .unmarked
            return
        }
        self = try Self.hasEnd(file, format, head, bytes) ? .present : .missing
    }

    private static func format(_ head: [UInt8], name: String) -> Format? {
        if let found = signatures.first(where: { head.starts(with: $0.0) }) { return found.1 }
        if head.contains(sequence: "%PDF-") { return .pdf }
        let start = String(decoding: head, as: UTF8.self).lowercased()
        if start.contains("<html") || start.contains("<!doctype html") { return .html }
        return endings[FileNames.fileExtension(name)]
    }

    private static func hasEnd(
        _ file: borrowing Descriptor,
        _ format: Format,
        _ head: [UInt8],
        _ bytes: Int
    ) throws -> Bool {
        func tail(_ count: Int) throws -> [UInt8] {
            let count = min(bytes, count)
            return try file.read(count: count, at: bytes - count)
        }
        return switch format {
        case .pdf: try bytes >= linearizedSize(head) && tail(2048).contains(sequence: "%%EOF")
        case .zip: try hasDirectory(tail(recordSize + 65_535), total: bytes)
        case .rtf: try hasClosedGroups(file, bytes)
        // The type of the last chunk; some programs write a few bytes of their own behind it.
        case .png: try tail(1024).contains(sequence: "IEND")
        // Coded image data never holds this marker; cameras write a few bytes of their own behind it.
        case .jpeg: try tail(1024).containsPair(0xFF, 0xD9)
        case .gif: try tail(64).last { $0 != 0 } == 0x3B
        // The size that it says stands after the first four letters.
        case .riff: head.count >= 8 && head.little(4, 4) + 8 <= bytes
        case .html: try String(decoding: tail(1024), as: UTF8.self).lowercased().contains("</html")
        }
    }

    /// The size that a PDF made for the web says of itself, which has one `%%EOF` near its start (ISO 32000-1, F.3.2).
    private static func linearizedSize(_ head: [UInt8]) -> Int {
        let text = String(decoding: head, as: UTF8.self)
        guard text.contains("/Linearized"), let length = text.firstMatch(of: /\/L\s+(\d{1,15})/) else { return 0 }
        return Int(length.1) ?? 0
    }

    /// Whether every group of an RTF file is closed: a brace behind a backslash is text.
    private static func hasClosedGroups(_ file: borrowing Descriptor, _ bytes: Int) throws -> Bool {
        let closing = UInt8(ascii: "}")
        if bytes > largestRTF {
            return try file.read(count: 64, at: bytes - 64).last { $0 > 0x20 } == closing
        }
        var depth = 0
        var isEscaped = false
        for byte in try file.read(count: bytes, at: 0) {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == closing {
                depth -= 1
                if depth <= 0 { return true }
            }
        }
        return false
    }

    /// Whether the end-of-central-directory record stands there with the directory before it and nothing missing after.
    private static func hasDirectory(_ tail: [UInt8], total: Int) -> Bool {
        guard tail.count >= recordSize else { return false }
        var start = tail.count - recordSize
        while start >= 0 {
            if tail[start] == 0x50, tail[start + 1] == 0x4B, tail[start + 2] == 5, tail[start + 3] == 6 {
                let size = tail.little(start + 12, 4)
                let offset = tail.little(start + 16, 4)
                let comment = tail.little(start + 20, 2)
                let position = total - tail.count + start
                // A ZIP64 file writes all ones here and the truth elsewhere.
                let fits = offset == 0xFFFF_FFFF || offset + size <= position
                if fits, start + recordSize + comment <= tail.count { return true }
            }
            start -= 1
        }
        return false
    }
}

extension [UInt8] {
    fileprivate func little(_ start: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(self[start + $1]) << (8 * $1) }
    }

    fileprivate func containsPair(_ first: UInt8, _ second: UInt8) -> Bool {
        zip(self, dropFirst()).contains { $0 == first && $1 == second }
    }

    func contains(sequence text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            guard let first = wanted.first, count >= wanted.count else { return false }
            var from = startIndex
            while let found = self[from...].firstIndex(of: first), found + wanted.count <= endIndex {
                if self[found..<found + wanted.count].elementsEqual(wanted) { return true }
                from = found + 1
            }
            return false
        }
    }
}
