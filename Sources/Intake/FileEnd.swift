// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles

/// Whether a file has the end that its format asks for.
enum FileEnd: Sendable, Equatable {
    case present
    case missing
    /// The format has no mark at its end: only stillness tells.
    case unmarked

    private static let packages: Set<String> = [
        "docx", "docm", "dotx", "odt", "ott", "xlsx", "pptx", "epub", "zip", "ods", "odp", "pages",
    ]
    /// The record at the end of a ZIP takes 22 bytes and a comment of up to 65,535 (APPNOTE 4.3.16).
    private static let recordSize = 22

    /// Looks at the start and the last bytes; the extension decides where the content does not tell yet.
    init(of file: borrowing Descriptor, bytes: Int) throws {
        let head = try file.read(count: min(bytes, 1024), at: 0)
        let ending = FileNames.fileExtension(file.path.name.text)
        if bytes == 0 {
            self = .missing
        } else if head.starts(with: Array("PK\u{3}\u{4}".utf8)) || Self.packages.contains(ending) {
            let count = min(bytes, Self.recordSize + 65_535)
            self = try Self.hasDirectory(file.read(count: count, at: bytes - count), total: bytes) ? .present : .missing
        } else if ending == "pdf" || head.contains(sequence: "%PDF-") {
            let count = min(bytes, 2048)
            self = try file.read(count: count, at: bytes - count).contains(sequence: "%%EOF") ? .present : .missing
        } else {
            self = .unmarked
        }
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
