// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a text is XML whose elements are closed in order; enough of a parser for drawings that we write.
struct MarkupCheck {
    func isWhole(_ text: String) -> Bool {
        var open: [Substring] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            guard isText(rest[..<start]) else { return false }
            guard let end = rest[start...].firstIndex(of: ">") else { return false }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.contains("<") { return false }
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return false }
            } else if !tag.hasSuffix("/") {
                open.append(tag.prefix { $0 != " " })
            }
            guard tag.count(where: { $0 == "\"" }) % 2 == 0 else { return false }
        }
        return open.isEmpty && isText(rest)
    }

    /// Ampersands begin one of the entities, and nothing is a control character.
    private func isText(_ text: Substring) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" }
            && text.split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy { part in
                ["amp;", "lt;", "gt;", "quot;"].contains { part.hasPrefix($0) }
            }
    }
}
