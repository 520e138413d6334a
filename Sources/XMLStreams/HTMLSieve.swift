// SPDX-License-Identifier: GPL-3.0-or-later

/// Leaves of an HTML page what a reader of its text asks for, piece by piece.
///
/// Comments, declarations, scripts and attributes that nobody asks for are dropped, and each attribute stands once: what
/// is left costs libxml2 time and memory in step with its length. (It compares each attribute of an element with all
/// before it, and gives up the rest of a page behind a text or comment of 10 MB.) Cut into tags as browsers do (WHATWG
/// HTML, 13.2.5); mending is left to libxml2.
struct HTMLSieve {
    private let bytes: [UInt8]
    private let attributes: Set<String>
    private var index = 0

    /// Bytes of a value; longer ones are dropped, a picture within the page among them.
    private static let longestValue = 64 << 10
    /// Bytes of one style sheet that are read.
    private static let longestSheet = 1 << 20
    /// Bytes of text after which libxml2 is made to hand over what it has.
    private static let longestText = 64 << 10

    /// Prepares to sieve a page in UTF-8; `attributes` are those to keep, in lower case.
    init(_ bytes: [UInt8], attributes: Set<String>) {
        self.bytes = bytes
        self.attributes = attributes
    }

    /// The next piece, of about `size` bytes; empty at the end.
    mutating func next(_ size: Int) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(size + 256)
        while output.count < size, index < bytes.count {
            if bytes[index] == 0x3C { markup(&output) } else { text(&output) }
        }
        return output
    }

    // MARK: Between tags

    private mutating func text(_ output: inout [UInt8]) {
        let start = index
        let most = min(bytes.count, start + Self.longestText)
        while index < most, bytes[index] != 0x3C { index += 1 }
        let isLong = index == most && most < bytes.count
        if isLong {
            // Not inside a word, a reference or a character.
            let end = min(bytes.count, most + Self.longestText)
            while index < end, bytes[index] != 0x3C, bytes[index] != 0x26, bytes[index] > 0x20 { index += 1 }
            while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
        }
        copy(start..<index, to: &output)
        if isLong { output += "<!---->".utf8 }
    }

    private mutating func markup(_ output: inout [UInt8]) {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch next {
        case 0x21:
            if starts("!--", at: index + 1) { skipComment() } else { skip(past: 0x3E) }
        case 0x3F: skip(past: 0x3E)
        case 0x2F:
            guard index + 2 < bytes.count, Self.isLetter(bytes[index + 2]) else { return skip(past: 0x3E) }
            index += 2
            let name = name()
            var ignored: [UInt8] = []
            guard tagEnd(&ignored, keeps: false) != nil else { return }
            output += [0x3C, 0x2F] + name + [0x3E]
        case _ where Self.isLetter(next): startTag(&output)
        default:
            output += "&lt;".utf8
            index += 1
        }
    }

    /// Skips a comment; one that does not end takes the rest of the page.
    private mutating func skipComment() {
        index += 4
        if starts(">", at: index) || starts("->", at: index) { return skip(past: 0x3E) }
        while index < bytes.count {
            if bytes[index] == 0x2D, starts("-->", at: index) || starts("--!>", at: index) {
                return skip(past: 0x3E)
            }
            index += 1
        }
    }

    private mutating func skip(past byte: UInt8) {
        while index < bytes.count, bytes[index] != byte { index += 1 }
        index = min(bytes.count, index + 1)
    }

    // MARK: Tags

    private mutating func startTag(_ output: inout [UInt8]) {
        index += 1
        let name = name()
        let before = output.count
        output.append(0x3C)
        output += name
        // Browsers drop a tag that does not end.
        guard let isEmpty = tagEnd(&output, keeps: true) else { return output.removeSubrange(before...) }
        if isEmpty { output.append(0x2F) }
        output.append(0x3E)
        guard !isEmpty else { return }
        if name.elementsEqual("script".utf8) {
            output.removeSubrange(before...)
            _ = rawText("script")
            guard index < bytes.count else { return }
            skip(past: 0x3E)
        } else if name.elementsEqual("style".utf8) {
            copy(rawText("style").prefix(Self.longestSheet), to: &output)
        }
    }

    /// The name of a tag, in lower case, as far as libxml2 takes it; moves behind it.
    private mutating func name() -> [UInt8] {
        var name: [UInt8] = []
        var isPlain = true
        while index < bytes.count, !Self.isBlank(bytes[index]), bytes[index] != 0x2F, bytes[index] != 0x3E {
            let byte = Self.lowered(bytes[index])
            isPlain =
                isPlain && (Self.isLetter(byte) || (0x30...0x3A).contains(byte) || [0x2D, 0x2E, 0x5F].contains(byte))
            if isPlain, name.count < 64 { name.append(byte) }
            index += 1
        }
        return name
    }

    /// Reads attributes up to the end of the tag, and writes those to keep; whether the tag closes itself, `nil` where
    /// it does not end.
    private mutating func tagEnd(_ output: inout [UInt8], keeps: Bool) -> Bool? {
        var seen: Set<String> = []
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x3E {
                index += 1
                return bytes[index - 2] == 0x2F
            }
            guard !Self.isBlank(byte), byte != 0x2F else {
                index += 1
                continue
            }
            let name = attributeName()
            guard let value = attributeValue() else { return nil }
            guard keeps, name.count <= 16, value.count <= Self.longestValue else { continue }
            let key = String(decoding: bytes[name].map(Self.lowered), as: UTF8.self)
            guard attributes.contains(key), seen.insert(key).inserted else { continue }
            output.append(0x20)
            output += key.utf8
            output += [0x3D, 0x22]
            for byte in bytes[value] {
                if byte == 0x22 { output += "&quot;".utf8 } else if byte != 0 { output.append(byte) }
            }
            output.append(0x22)
        }
        return nil
    }

    private mutating func attributeName() -> Range<Int> {
        let start = index
        index += 1
        while index < bytes.count, !Self.isBlank(bytes[index]), ![0x2F, 0x3D, 0x3E].contains(bytes[index]) {
            index += 1
        }
        return start..<index
    }

    /// The value behind an equals sign, empty where there is none; `nil` where the page ends in it.
    private mutating func attributeValue() -> Range<Int>? {
        var end = index
        while end < bytes.count, Self.isBlank(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == 0x3D else { return index..<index }
        index = end + 1
        while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        let quote = bytes[index]
        let isQuoted = quote == 0x22 || quote == 0x27
        if isQuoted { index += 1 }
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            if isQuoted ? byte == quote : Self.isBlank(byte) || byte == 0x3E {
                defer { if isQuoted { index += 1 } }
                return start..<index
            }
            index += 1
        }
        return nil
    }

    /// What stands before the end tag of an element whose text holds no tags; moves to that tag.
    private mutating func rawText(_ name: StaticString) -> Range<Int> {
        let start = index
        while index < bytes.count {
            if bytes[index] == 0x3C, starts("/", at: index + 1), starts(name, at: index + 2) {
                let behind = index + 2 + name.utf8CodeUnitCount
                if behind >= bytes.count || !Self.isLetter(bytes[behind]) { break }
            }
            index += 1
        }
        return start..<index
    }

    // MARK: Bytes

    /// Copies bytes but zeros, which no text holds.
    private func copy(_ range: Range<Int>, to output: inout [UInt8]) {
        if bytes[range].contains(0) { output += bytes[range].filter { $0 != 0 } } else { output += bytes[range] }
    }

    /// Whether `text`, in lower case, stands at a place, in any case.
    private func starts(_ text: StaticString, at place: Int) -> Bool {
        guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { buffer in
            buffer.indices.allSatisfy { Self.lowered(bytes[place + $0]) == buffer[$0] }
        }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(lowered(byte)) }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
