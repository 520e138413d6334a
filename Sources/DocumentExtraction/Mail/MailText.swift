// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials

/// The characters of a text part.
struct MailText {
    private let part: MailPart
    /// In the encoding that the part names, without files that are written into it; flowed lines (RFC 3676) are joined.
    let text: String

    init(_ part: MailPart) {
        self.part = part
        let label = part.type["charset"]?.lowercased() ?? ""
        let content = part.isPlain ? UUFiles(part.content).text : part.content
        let bytes = Data((Self.marks[label] ?? []) + content)
        let stated = CodePage(label: label)
        let page = part.type.value == "text/html" ? HTMLCharset.declared(in: bytes) : nil
        let text = TextDecoding.decode(bytes, declared: stated ?? page) ?? ""
        guard part.type["format"]?.lowercased() == "flowed" else {
            self.text = text
            return
        }
        self.text = Self.joined(text, deletesSpaces: part.type["delsp"]?.lowercased() == "yes")
    }

    /// Byte order marks that the names of encodings stand for.
    private static let marks: [String: [UInt8]] = ["utf-16le": [0xFF, 0xFE], "utf-16be": [0xFE, 0xFF]]

    /// Whether anything can be read in it.
    var saysAnything: Bool {
        guard part.type.value == "text/html" else { return text.contains { !$0.isWhitespace } }
        // Tags alone say nothing.
        var isTag = false
        return text.contains { character in
            if character == "<" { isTag = true }
            defer { if character == ">" { isTag = false } }
            return !isTag && !character.isWhitespace && character != ">"
        }
    }

    /// Lines that end in a space go on in the next one of the same depth of quotation (RFC 3676, 4).
    private static func joined(_ text: String, deletesSpaces: Bool) -> String {
        var result: [String] = []
        var flow: (depth: Int, text: String)?
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let depth = line.prefix { $0 == ">" }.count
            var content = line.dropFirst(depth)
            if content.first == " " { content = content.dropFirst() }
            if let open = flow, open.depth != depth || content == "-- " {
                result.append(quoted(open.text, open.depth))
                flow = nil
            }
            let flows = content.last == " " && content != "-- "
            let whole = (flow?.text ?? "") + (flows && deletesSpaces ? content.dropLast() : content)
            if flows {
                flow = (depth, whole)
            } else {
                result.append(quoted(whole, depth))
                flow = nil
            }
        }
        if let flow { result.append(quoted(flow.text, flow.depth)) }
        return result.joined(separator: "\n")
    }

    private static func quoted(_ text: String, _ depth: Int) -> String {
        depth == 0 ? text : String(repeating: ">", count: depth) + " " + text
    }
}
