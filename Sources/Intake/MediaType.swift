// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import PipelineModel

/// The media type of a file by its first and last bytes, with the extension as a hint between kinds of text.
///
/// This is what run.json says before anybody has read the document; extraction decides for itself.
enum MediaType {
    private static let signatures: [([UInt8], String)] = [
        (Array("%PDF-".utf8), "application/pdf"), (Array("{\\rtf".utf8), "application/rtf"),
        ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"), (Array("GIF8".utf8), "image/gif"),
        ([0x49, 0x49, 0x2A, 0], "image/tiff"), ([0x4D, 0x4D, 0, 0x2A], "image/tiff"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
    ]
    private static let texts = [
        "html": "text/html", "htm": "text/html", "xhtml": "text/html", "eml": "message/rfc822", "csv": "text/csv",
        "json": "application/json", "xml": "application/xml", "md": "text/markdown",
        "closed": CorrectionJob.markType, "open": CorrectionJob.markType,
    ]
    private static let openDocument = "application/vnd.oasis.opendocument.text"
    private static let office = "application/vnd.openxmlformats-officedocument."

    /// `name` is the name as dropped.
    static func of(_ file: borrowing Descriptor, bytes: Int, name: String) throws -> String {
        let head = try file.read(count: min(bytes, 4096), at: 0)
        if head.starts(with: Array("PK\u{3}\u{4}".utf8)) {
            let count = min(bytes, 65_536)
            return package(head, try file.read(count: count, at: bytes - count))
        }
        if let found = signatures.first(where: { head.starts(with: $0.0) }) { return found.1 }
        if Array(head.prefix(1024)).contains(sequence: "%PDF-") { return "application/pdf" }
        if head.starts(with: Array("RIFF".utf8)), head.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            return "image/webp"
        }
        return text(head, name: name)
    }

    /// Names of parts stand in clear in the local headers and in the directory at the end.
    private static func package(_ head: [UInt8], _ tail: [UInt8]) -> String {
        if head.contains(sequence: "mimetypeapplication/vnd.oasis.opendocument.text") { return openDocument }
        if head.contains(sequence: "mimetypeapplication/epub+zip") { return "application/epub+zip" }
        if tail.contains(sequence: "word/") { return office + "wordprocessingml.document" }
        if tail.contains(sequence: "xl/") { return office + "spreadsheetml.sheet" }
        if tail.contains(sequence: "ppt/") { return office + "presentationml.presentation" }
        return "application/zip"
    }

    private static func text(_ head: [UInt8], name: String) -> String {
        let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        if head.contains(0), !isWide { return "application/octet-stream" }
        let start = String(decoding: head.prefix(1024), as: UTF8.self).lowercased()
        if start.contains("<html") || start.contains("<!doctype html") { return "text/html" }
        return texts[FileNames.fileExtension(name)] ?? "text/plain"
    }
}
