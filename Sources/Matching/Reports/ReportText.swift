// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel

/// A report as plain text, for mails and terminals.
package enum ReportText {
    private static let width = 78

    package static func text(_ report: Report) -> String {
        var lines = [report.title.uppercased()]
        if !report.subtitle.isEmpty { lines.append(report.subtitle) }
        lines += wrapped(report.facts.joined(separator: " · "), indent: 0) + [""]
        lines += wrapped(report.note, indent: 0)
        for section in report.sections { lines += [""] + text(section) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ section: Report.Section) -> [String] {
        let heading = [section.heading, section.figure].filter { !$0.isEmpty }.joined(separator: " – ")
        let rule = String(repeating: section.isChapter ? "=" : "-", count: min(width, heading.count))
        var lines = wrapped(heading, indent: 0) + [rule]
        for paragraph in section.paragraphs { lines += wrapped(paragraph, indent: 0) }
        for row in section.rows {
            let head = [row.figure, row.name, row.mark].filter { !$0.isEmpty }
            lines += wrapped(head.joined(separator: "  "), indent: 0, following: 4)
            for part in [row.detail, row.text] where !part.isEmpty { lines += wrapped(part, indent: 4) }
        }
        for point in section.points { lines += wrapped("- " + point, indent: 0, following: 2) }
        return lines + (section.remark.isEmpty ? [] : wrapped(section.remark, indent: 0))
    }

    /// The words of a text; a sign that stands alone goes with the word before it, so that it begins no line.
    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }).reduce(into: []) { words, word in
            if [":", ";", "!", "?", "»", "·", "–"].contains(word), let last = words.popLast() {
                words.append("\(last) \(word)")
            } else {
                words.append(String(word))
            }
        }
    }

    /// Lines of at most so many characters; a longer word stands alone.
    private static func wrapped(_ text: String, indent: Int, following: Int? = nil) -> [String] {
        var lines: [String] = []
        var line = String(repeating: " ", count: indent)
        var isEmpty = true
        for word in words(text) {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(repeating: " ", count: following ?? indent)
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return isEmpty ? lines : lines + [line]
    }
}
