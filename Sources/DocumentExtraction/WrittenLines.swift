// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension [[Span]] {
    /// Adds text to the last line, to the last span where it looks the same; there must be a line.
    mutating func write(_ span: Span) {
        guard !span.text.isEmpty else { return }
        var span = span
        // Each span states it: a long one on very many spans would fill the memory. Nobody follows such a link.
        if let link = span.link, link.utf8.count > 4096 { span.link = nil }
        let line = count - 1
        let last = self[line].count - 1
        if last >= 0, self[line][last].sameLook(as: span) {
            // In place: a copy of a long text for each of many runs would take for ever.
            self[line][last].text += span.text
        } else {
            self[line].append(span)
        }
    }

    /// The lines that hold any text, without white space at their ends.
    var written: [Line] { map { Line(spans: $0.trimmedEnds) }.filter { !$0.spans.isEmpty } }
}

extension [Document.HiddenText] {
    /// Adds text that is not seen, to the last entry where the reason is the same.
    mutating func append(_ text: String, reason: String) {
        if last?.reason == reason {
            self[count - 1].text += text
        } else if !text.isBlank {
            append(.init(text: text, reason: reason, page: nil))
        }
    }
}

extension Span {
    fileprivate func sameLook(as other: Span) -> Bool {
        font == other.font && size == other.size && bold == other.bold && italic == other.italic && color == other.color
            && link == other.link
    }
}

extension Line {
    /// Removes a bullet typed as text; whether there was one.
    mutating func stripBullet() -> Bool {
        guard Bullets.strip(text) != nil else { return false }
        SpanBuilder.dropBullet(&self)
        return true
    }
}
