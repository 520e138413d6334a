// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Glibc

/// A character encoding that a file names for its bytes.
struct CodePage: Hashable, Sendable {
    /// As iconv(3) spells it.
    let name: String

    static let western = CodePage(name: "CP1252")
    static let latin9 = CodePage(name: "ISO-8859-15")

    private init(name: String) { self.name = name }

    /// The Windows code page of a number, as RTF states it.
    init(number: Int) {
        switch number {
        case 0, 28591: name = "CP1252"
        case 10000: name = "MACINTOSH"
        case 20866: name = "KOI8-R"
        case 21866: name = "KOI8-U"
        case 28592...28606: name = "ISO-8859-\(number - 28590)"
        case 54936: name = "GB18030"
        case 65001: name = "UTF-8"
        default: name = "CP\(number)"
        }
    }

    /// The encoding that a page names in its own words, read as browsers do (WHATWG Encoding Standard, 4.2).
    ///
    /// `nil` for labels that no encoding known here has, and for UTF-16, which a label in ASCII cannot be true of.
    init?(label: String) {
        let upper = label.trimmingSpaces.uppercased()
        let isName = upper.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x2D || $0 == 0x5F
        }
        guard isName, !upper.isEmpty, upper.utf8.count <= 32, !upper.hasPrefix("UTF-16"), !upper.hasPrefix("UTF-32")
        else {
            return nil
        }
        let plain = upper.hasPrefix("X-") ? String(upper.dropFirst(2)) : upper
        if let known = Self.labels[plain] {
            name = known
        } else if plain.hasPrefix("WINDOWS-") {
            name = "CP" + plain.dropFirst(8)
        } else if plain.hasPrefix("ISO8859-") {
            name = "ISO-8859-" + plain.dropFirst(8)
        } else {
            name = plain
        }
        guard decode([]) != nil else { return nil }
    }

    /// The text of `bytes`, U+FFFD where they stand for no character; `nil` where the encoding is unknown here.
    func decode(_ bytes: [UInt8]) -> String? {
        if name == "UTF-8" { return String(decoding: bytes, as: UTF8.self) }
        guard let table = Self.tables[name] else { return converted(bytes) }
        var scalars = String.UnicodeScalarView()
        for byte in bytes { scalars.append(byte < 0x80 ? Unicode.Scalar(byte) : table[Int(byte) - 0x80]) }
        return String(scalars)
    }

    /// By iconv: the East Asian encodings and the rare ones.
    private func converted(_ bytes: [UInt8]) -> String? {
        guard let handle = iconv_open("UTF-8", name), handle != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(handle) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: 4096)
        var result: [UInt8] = []
        input.withUnsafeMutableBufferPointer { input in
            var source = input.baseAddress
            var left = input.count
            while left > 0 {
                let (written, failure) = output.withUnsafeMutableBufferPointer { output in
                    var target = output.baseAddress
                    var room = output.count
                    let failed = iconv(handle, &source, &left, &target, &room) == -1
                    return (output.count - room, failed ? errno : 0)
                }
                result += output[..<written].map { UInt8(bitPattern: $0) }
                guard failure != 0, failure != E2BIG else { continue }
                result += [0xEF, 0xBF, 0xBD]
                // A character cut off at the end leaves nothing to go on with.
                guard failure == EILSEQ else { break }
                source = source?.advanced(by: 1)
                left -= 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Labels whose encoding iconv knows by another name, or that stand for a larger one.
    private static let labels: [String: String] = [
        "UTF8": "UTF-8", "ISO-8859-1": "CP1252", "ISO8859-1": "CP1252", "LATIN1": "CP1252", "L1": "CP1252",
        "US-ASCII": "CP1252", "ASCII": "CP1252", "ISO-8859-9": "CP1254", "LATIN5": "CP1254", "LATIN2": "ISO-8859-2",
        "ISO-8859-11": "CP874", "TIS-620": "CP874", "WINDOWS-31J": "CP932", "SHIFT_JIS": "CP932", "SHIFT-JIS": "CP932",
        "SJIS": "CP932", "GB2312": "GB18030", "GBK": "GB18030", "KS_C_5601-1987": "CP949", "EUC-KR": "CP949",
        "BIG5": "BIG5-HKSCS", "MAC": "MACINTOSH", "MAC-ROMAN": "MACINTOSH", "CYRILLIC": "ISO-8859-5",
        "GREEK": "ISO-8859-7", "IBM866": "CP866", "KOI8": "KOI8-R", "LATIN-9": "ISO-8859-15",
    ]
}
