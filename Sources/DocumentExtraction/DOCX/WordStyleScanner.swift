// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import XMLStreams

/// Finds styles in styles.xml by their tags, reading no further than asked.
///
/// Word writes hundreds of styles, of which a document uses ten: only those are parsed.
struct WordStyleScanner {
    /// One style, where it stands.
    struct Entry {
        var id: String
        var isDefaultParagraph: Bool
        var range: Range<Int>
    }

    private(set) var bytes: [UInt8] = []
    private let source: XMLCursor.Source
    private var isAtEnd = false
    private var position = 0
    /// `w:` or whatever the root element has.
    private var prefix: [UInt8] = []
    /// The root's start tag, which declares the namespaces.
    private(set) var root: Range<Int> = 0..<0
    /// Whether this is UTF-8 text that starts as XML does; anything else must be parsed as a whole.
    private(set) var isPlain = true
    private(set) var defaults: Range<Int>?

    init(source: @escaping XMLCursor.Source) throws(GreffierError) {
        self.source = source
        try readMore()
        try findRoot()
    }

    /// The next style, or `nil` after the last.
    mutating func next() throws(GreffierError) -> Entry? {
        while let open = try find(0x3C, from: position) {
            if try matches("!--", at: open + 1) {
                position = try find("-->", from: open + 4) ?? bytes.count
            } else if try matches("![CDATA[", at: open + 1) {
                position = try find("]]>", from: open + 9) ?? bytes.count
            } else if try isStart(of: "docDefaults", at: open) {
                let end = try elementEnd("docDefaults", from: open)
                defaults = open..<end
                position = end
            } else if try isStart(of: "style", at: open) {
                let end = try elementEnd("style", from: open)
                position = end
                if let entry = entry(open..<end) { return entry }
            } else {
                position = open + 1
            }
        }
        return nil
    }

    /// All bytes, for a file that must be parsed as a whole.
    mutating func readAll() throws(GreffierError) { while !isAtEnd { try readMore() } }

    // MARK: Tags

    private mutating func findRoot() throws(GreffierError) {
        let head = bytes.prefix(200)
        let isUTF8 = head.first == 0x3C || head.starts(with: [0xEF, 0xBB, 0xBF])
        let declared = String(decoding: head, as: UTF8.self).lowercased()
        let declaration = declared.firstIndex(of: ">").map { declared[..<$0] } ?? ""
        isPlain = isUTF8 && (!declaration.contains("encoding") || declaration.contains("utf-8"))
        guard isPlain else { return }
        while let open = try find(0x3C, from: position) {
            guard try available(open + 2) else { break }
            // Declarations, instructions and comments come before the root.
            guard bytes[open + 1] != 0x3F, bytes[open + 1] != 0x21 else {
                let isComment = try matches("!--", at: open + 1)
                position = try find(isComment ? "-->" : ">", from: open + 2) ?? bytes.count
                continue
            }
            guard let close = try find(0x3E, from: open) else { break }
            let name = bytes[(open + 1)..<close].prefix { $0 > 0x20 && $0 != 0x2F }
            prefix = name.firstIndex(of: 0x3A).map { Array(name[name.startIndex...$0]) } ?? []
            root = open..<(close + 1)
            position = close + 1
            return
        }
        isPlain = false
    }

    private mutating func isStart(of name: StaticString, at open: Int) throws(GreffierError) -> Bool {
        let end = open + 1 + prefix.count + name.utf8CodeUnitCount
        guard try available(end + 1), bytes[(open + 1)..<(open + 1 + prefix.count)].elementsEqual(prefix) else {
            return false
        }
        guard try matches(name, at: open + 1 + prefix.count) else { return false }
        return bytes[end] <= 0x20 || bytes[end] == 0x3E || bytes[end] == 0x2F
    }

    /// Where the element that starts at `open` ends; such elements do not nest.
    private mutating func elementEnd(_ name: StaticString, from open: Int) throws(GreffierError) -> Int {
        guard let tagEnd = try find(0x3E, from: open) else { return bytes.count }
        if bytes[tagEnd - 1] == 0x2F { return tagEnd + 1 }
        var from = tagEnd
        while let close = try find("</", from: from) {
            let start = close + prefix.count
            if try matches(name, at: start), bytes[close..<start].elementsEqual(prefix) {
                return (try find(0x3E, from: start) ?? bytes.count - 1) + 1
            }
            from = close
        }
        return bytes.count
    }

    private func entry(_ range: Range<Int>) -> Entry? {
        let tag = bytes[range].prefix { $0 != 0x3E }
        guard let id = Self.value(of: "styleId", in: tag) else { return nil }
        let isDefault = Self.value(of: "default", in: tag).map { !["0", "false", "off"].contains($0) } ?? false
        return Entry(
            id: id,
            isDefaultParagraph: isDefault && Self.value(of: "type", in: tag) == "paragraph",
            range: range
        )
    }

    /// The value of an attribute in a start tag, whatever its prefix.
    private static func value(of name: String, in tag: ArraySlice<UInt8>) -> String? {
        let name = Array(name.utf8)
        var index = tag.startIndex
        while index + name.count + 2 < tag.endIndex {
            let end = index + name.count
            if tag[index] == name[0], tag[index..<end].elementsEqual(name),
                tag[index - 1] <= 0x20 || tag[index - 1] == 0x3A
            {
                let rest = tag[end...].drop { $0 <= 0x20 || $0 == 0x3D }
                guard let quote = rest.first, quote == 0x22 || quote == 0x27 else { return nil }
                return String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self)
            }
            index += 1
        }
        return nil
    }

    // MARK: Bytes

    private mutating func readMore() throws(GreffierError) {
        let size = 32 << 10
        let count = bytes.count
        var chunk = [UInt8](repeating: 0, count: size)
        let read = try fill(&chunk)
        isAtEnd = read == 0
        bytes.append(contentsOf: chunk[..<read])
        precondition(bytes.count == count + read)
    }

    private func fill(_ chunk: inout [UInt8]) throws(GreffierError) -> Int {
        var failure: GreffierError?
        let count = chunk.withUnsafeMutableBytes { buffer in
            do throws(GreffierError) { return try source(buffer) } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        return count
    }

    private mutating func available(_ count: Int) throws(GreffierError) -> Bool {
        while bytes.count < count, !isAtEnd { try readMore() }
        return bytes.count >= count
    }

    private mutating func matches(_ text: StaticString, at start: Int) throws(GreffierError) -> Bool {
        let count = text.utf8CodeUnitCount
        guard try available(start + count) else { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            text.withUTF8Buffer { $0.elementsEqual(buffer[start..<start + count]) }
        }
    }

    /// Where `byte` stands next.
    private mutating func find(_ byte: UInt8, from start: Int) throws(GreffierError) -> Int? {
        var start = start
        while true {
            let found = bytes.withUnsafeBufferPointer { buffer in
                var index = start
                while index < buffer.count, buffer[index] != byte { index += 1 }
                return index
            }
            if found < bytes.count { return found }
            guard !isAtEnd else { return nil }
            start = found
            try readMore()
        }
    }

    /// Where the text behind the next `text` begins.
    private mutating func find(_ text: StaticString, from start: Int) throws(GreffierError) -> Int? {
        let first = text.withUTF8Buffer { $0[0] }
        var from = start
        while let found = try find(first, from: from) {
            if try matches(text, at: found) { return found + text.utf8CodeUnitCount }
            from = found + 1
        }
        return nil
    }
}
