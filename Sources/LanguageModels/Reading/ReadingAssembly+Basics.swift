// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JSONSchemas
import ProfileModel
import TextFolding

extension ReadingAssembly {
    mutating func addBasics(_ answer: JSONValue) {
        var basics = Profile.Basics()
        basics.name = prove(span(answer, "name", if: Self.isName), at: "/basics/name")
        basics.label = prove(span(answer, "label") { $0.count <= 120 }, at: "/basics/label")
        basics.email = prove(span(answer, "email", if: Self.isEmail), at: "/basics/email")
        basics.phone = prove(span(answer, "phone", if: Self.isPhone), at: "/basics/phone")
        basics.url = prove(
            span(answer, "url") { $0.contains(".") && !$0.contains(" ") && !$0.contains("@") },
            at: "/basics/url"
        )
        if let city = prove(span(answer, "city") { !$0.contains(where: \.isNumber) }, at: "/basics/location/city") {
            var location = Profile.Location()
            location.city = city
            basics.location = location
        }
        if let range = lineRange(answer[key: "summary"], atMost: 20), let text = copied(range) {
            basics.summary = text.quote
            note(grounding.evidence(text), at: "/basics/summary")
        }
        setBasics(basics)
    }

    /// The text of several lines as one value.
    ///
    /// An empty line, where something was cut out, ends it; of what stands before and after, the longer stretch is taken,
    /// since a quote is what stands together.
    func copied(_ range: ClosedRange<Int>) -> Grounding.Span? {
        var best: (line: Int, text: String)?
        var current: (line: Int, text: String)?
        for index in range {
            let line = grounding.lines[index]
            if line.text.isEmpty {
                current = nil
                continue
            }
            let text = Self.withoutBullet(line.text)
            guard text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
            current = current.map { ($0.line, $0.text + " " + text) } ?? (index, text)
            if let stretch = current, stretch.text.count > best?.text.count ?? 0 { best = stretch }
        }
        guard let best, best.text.contains(where: \.isLetter) else { return nil }
        return Grounding.Span(line: best.line, quote: best.text, match: .normalised)
    }

    /// A line without the sign that begins a list item, and without white space at its ends.
    static func withoutBullet(_ text: String) -> String {
        var view = text[...].drop(while: \.isWhitespace)
        if let first = view.first, "*•▪●◦■–—-·‣✓➢►".contains(first), view.dropFirst().first?.isWhitespace == true {
            view = view.dropFirst().drop(while: \.isWhitespace)
        }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }

    private static func isName(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        let key = Folding.key(text)
        return (1...7).contains(words.count) && !text.contains(where: \.isNumber) && text.count <= 80
            && key != "curriculum vitae" && key != "cv"
    }

    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains(where: \.isWhitespace)
    }

    private static func isPhone(_ text: String) -> Bool {
        (7...16).contains(text.count(where: \.isNumber)) && !text.contains(where: \.isLetter)
    }
}
