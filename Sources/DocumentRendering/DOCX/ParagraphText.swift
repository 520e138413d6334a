// SPDX-License-Identifier: GPL-3.0-or-later
import XMLStreams

/// The text of one paragraph with its tags, which a word processor may have spread over many runs.
struct ParagraphText {
    /// A stretch of a text element.
    enum Segment {
        case literal(String)
        case tag(source: String)
    }

    /// Per text element or gap in document order: its new content, or `nil` where it stays as it is.
    private(set) var pieces: [[Segment]?] = []
    /// All text, gaps as spaces.
    private(set) var text = ""
    /// Whether an opening pair of braces has no closing one.
    private(set) var hasOpenTag = false
    /// The instructions of its fields (ECMA-376 part 1, 17.16), which nobody sees and in which no tag is filled.
    private(set) var fieldCodes = ""

    /// Gathers the text of `paragraph` without that of text boxes in it.
    init(_ paragraph: XMLTreeElement, names: WordNames) {
        var contents: [[UInt8]] = []
        Self.collect(paragraph, names: names, into: &contents, &fieldCodes)
        let joined = contents.flatMap { $0 }
        text = String(decoding: joined, as: UTF8.self)
        let tags = findTags(in: joined)
        pieces = Array(repeating: nil, count: contents.count)
        guard !tags.isEmpty else { return }
        var offset = 0
        var next = 0
        for (index, content) in contents.enumerated() {
            let range = offset..<offset + content.count
            offset = range.upperBound
            while next < tags.count, tags[next].upperBound <= range.lowerBound { next += 1 }
            guard next < tags.count, tags[next].lowerBound < range.upperBound, !range.isEmpty else { continue }
            pieces[index] = segments(of: range, tags: tags[next...], in: joined)
        }
    }

    /// Whether the paragraph itself holds a tag.
    var hasTags: Bool { pieces.contains { $0 != nil } }

    private static func collect(
        _ element: XMLTreeElement,
        names: WordNames,
        into contents: inout [[UInt8]],
        _ fieldCodes: inout String
    ) {
        for child in element.elements {
            switch child.name {
            case names.text: contents.append(Array(child.text.utf8))
            case names.paragraphProperties, names.runProperties, names.textBoxContent: break
            case let name where names.isGap(name): contents.append([0x20])
            case names.fieldCode: fieldCodes += child.text
            default:
                if child.name == names.simpleField { fieldCodes += child[names.prefix + "instr"] ?? "" }
                collect(child, names: names, into: &contents, &fieldCodes)
            }
        }
    }

    private mutating func findTags(in bytes: [UInt8]) -> [Range<Int>] {
        var tags: [Range<Int>] = []
        var start: Int?
        var index = 0
        while index + 1 < bytes.count {
            if bytes[index] == 0x7B, bytes[index + 1] == 0x7B {
                if start != nil { hasOpenTag = true }
                start = index
                index += 2
            } else if bytes[index] == 0x7D, bytes[index + 1] == 0x7D, let from = start {
                tags.append(from..<index + 2)
                start = nil
                index += 2
            } else {
                index += 1
            }
        }
        if start != nil { hasOpenTag = true }
        return tags
    }

    /// The piece at `range` cut at its tags; a tag belongs to the piece in which it begins.
    private func segments(of range: Range<Int>, tags: ArraySlice<Range<Int>>, in bytes: [UInt8]) -> [Segment] {
        var result: [Segment] = []
        var position = range.lowerBound
        for tag in tags {
            guard tag.lowerBound < range.upperBound else { break }
            if tag.lowerBound > position {
                result.append(.literal(String(decoding: bytes[position..<tag.lowerBound], as: UTF8.self)))
            }
            if range.contains(tag.lowerBound) {
                let inside = bytes[tag.lowerBound + 2..<tag.upperBound - 2]
                result.append(.tag(source: String(decoding: inside, as: UTF8.self)))
            }
            position = max(position, min(tag.upperBound, range.upperBound))
        }
        if position < range.upperBound {
            result.append(.literal(String(decoding: bytes[position..<range.upperBound], as: UTF8.self)))
        }
        return result
    }
}
