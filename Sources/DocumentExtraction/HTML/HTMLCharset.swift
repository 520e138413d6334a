// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials

/// Finds the encoding that a page names for itself.
enum HTMLCharset {
    /// What `<meta charset>`, `<meta http-equiv>` or the XML declaration within the first 4,096 bytes names, or `nil`.
    static func declared(in data: Data) -> CodePage? {
        let head = String(decoding: data.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        if head.trimmingSpaces.hasPrefix("<?xml"), let end = head.firstRange(of: "?>") {
            let declaration = head[..<end.lowerBound]
            if let label = value(of: "encoding", in: declaration), let page = CodePage(label: label) { return page }
        }
        var rest = head[...]
        while let start = rest.firstRange(of: "<meta") {
            rest = rest[start.upperBound...]
            guard let end = rest.firstIndex(of: ">") else { break }
            // A page may name an encoding that does not exist before the one that it is in.
            if let label = value(of: "charset", in: rest[..<end]), let page = CodePage(label: label) { return page }
            rest = rest[end...]
        }
        return nil
    }

    /// What follows `name` and an equals sign, with or without quotes.
    private static func value(of name: String, in text: Substring) -> String? {
        var rest = text
        while let found = rest.firstRange(of: name) {
            rest = rest[found.upperBound...].drop { $0.isWhitespace }
            guard rest.first == "=" else { continue }
            let value = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
            return String(value.prefix { !$0.isWhitespace && !"\"';/>".contains($0) })
        }
        return nil
    }
}
