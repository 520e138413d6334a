// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentModel
import FoundationEssentials
import JobModel

extension FileKind {
    /// Tells the kind of `data` by its content; `name` decides only between kinds of plain text.
    ///
    /// ZIP packages answer `zip` here: what they hold is told by `PackageKind`.
    init(sniffing data: Data, name: String) {
        let head = data.prefix(1024)
        if let kind = Self.signatures.first(where: { data.starts(with: $0.bytes) })?.kind {
            self = kind
        } else if CompoundFile.matches(data) {
            self = Self.compound(data)
        } else if Self.announcesPDF(head) ? data.firstRange(of: Data(" obj".utf8)) != nil : Self.isHeadlessPDF(data) {
            self = .pdf
        } else if head.starts(with: Array("RIFF".utf8)), head.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .webp
        } else if head.starts(with: Array("BM".utf8)), head.dropFirst(14).starts(with: [40, 0, 0, 0]) {
            self = .bmp
        } else {
            self = Self.textual(data, name: name)
        }
    }

    /// The ending of `name` where it stands for a format that always has a signature.
    static func binary(named name: String) -> String? {
        let endings: Set<String> = [
            "pdf", "docx", "docm", "dotx", "dotm", "doc", "odt", "epub", "rtf", "xlsx", "pptx", "png", "jpg", "jpeg",
            "tif",
            "tiff", "gif", "webp",
        ]
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        return endings.contains(ending) ? ending : nil
    }

    private static func compound(_ data: Data) -> FileKind {
        switch CompoundFile.content(data) {
        case .word: .doc
        case .excel: .xls
        case .powerPoint: .ppt
        case .message: .msg
        case nil: .unknown
        }
    }

    /// Whether a line of the first 1,024 bytes starts like a PDF: some programs write a few bytes before it.
    private static func announcesPDF(_ head: Data) -> Bool {
        var rest = head[...]
        while let mark = rest.firstRange(of: Data("%PDF-".utf8)) {
            let isLineStart = mark.lowerBound == head.startIndex || [0x0A, 0x0D].contains(head[mark.lowerBound - 1])
            if isLineStart, mark.upperBound < head.endIndex, (0x30...0x39).contains(head[mark.upperBound]) {
                return true
            }
            rest = rest[mark.upperBound...]
        }
        return false
    }

    /// Whether it is a PDF that lost its first line: objects from the start, and at its end where their table is.
    private static func isHeadlessPDF(_ data: Data) -> Bool {
        let tail = data.suffix(1024)
        guard let end = tail.firstRange(of: Data("startxref".utf8)), tail.firstRange(of: Data("%%EOF".utf8)) != nil,
            let object = data.prefix(64).firstRange(of: Data(" 0 obj".utf8))
        else { return false }
        let digits = tail[end.upperBound...].drop { $0 <= 0x20 }.prefix { (0x30...0x39).contains($0) }
        return !digits.isEmpty && object.lowerBound > data.startIndex
            && (0x30...0x39).contains(data[object.lowerBound - 1])
    }

    /// Whether `data`, read as this kind, would be another kind to another program.
    func isPolyglot(_ data: Data) -> Bool {
        switch self {
        case .pdf: !data.starts(with: Array("%PDF-".utf8)) && Self.isPage(data) || Self.endsAsZip(data)
        case .zip: Self.announcesPDF(data.prefix(1024))
        default: false
        }
    }

    /// Whether it starts with a tag of HTML.
    private static func isPage(_ data: Data) -> Bool {
        let head = String(decoding: data.prefix(64), as: UTF8.self).lowercased().trimmingSpaces
        return head.hasPrefix("<html") || head.hasPrefix("<!doctype html")
    }

    /// Whether it ends with the directory of a ZIP archive (APPNOTE 4.3.16) that starts where it says.
    private static func endsAsZip(_ data: Data) -> Bool {
        let tail = data.suffix(22 + 65_535)
        let mark = tail.indices.reversed().first {
            tail[$0] == 0x50 && tail[$0...].starts(with: [0x50, 0x4B, 0x05, 0x06])
        }
        guard let mark, mark + 22 <= data.endIndex else { return false }
        func integer(_ offset: Int, _ count: Int) -> Int {
            data[mark + offset..<mark + offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        let start = mark - integer(12, 4)
        guard mark + 22 + integer(20, 2) == data.endIndex, start >= data.startIndex else { return false }
        return data[start...].starts(with: [0x50, 0x4B, 0x01, 0x02])
    }

    private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
        ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip),
        ([0x89, 0x50, 0x4E, 0x47], .png), ([0xFF, 0xD8, 0xFF], .jpg), (Array("GIF8".utf8), .gif),
        ([0x49, 0x49, 0x2A, 0x00], .tif), ([0x4D, 0x4D, 0x00, 0x2A], .tif), (Array("{\\rtf".utf8), .rtf),
    ]

    private static func textual(_ data: Data, name: String) -> FileKind {
        guard let start = TextDecoding.decode(data.prefix(64 << 10)) else { return .unknown }
        var head = Substring(start.prefix(4096).lowercased())
        head = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let ending = name.lowercased()
        if head.hasPrefix("{\\rtf") { return .rtf }
        if head.hasPrefix("<") {
            if head.contains("<html") || head.contains("<!doctype html") || head.contains("<body") { return .html }
            if ending.hasSuffix(".html") || ending.hasSuffix(".htm") { return .html }
            if head.contains("<office:document"), head.contains("opendocument:xmlns:") { return .odt }
            if head.hasPrefix("<?xml") || DataFileReader.isLike(start: head) { return .xml }
        }
        return MailSigns(head).kind(named: ending) ?? .txt
    }
}
