// SPDX-License-Identifier: GPL-3.0-or-later
import Pages
import XMLStreams

/// Texts and dates as Europass XML writes them.
enum EuropassText {
    /// A long text: HTML inside a string, as the editors of Europass keep it.
    static func html(paragraphs: [String], points: [String]) -> String {
        var html = ""
        for text in paragraphs {
            for line in CleanText.lines(text).split(separator: "\n") where !CleanText.line(String(line)).isEmpty {
                html += "<p>\(escaped(String(line)))</p>"
            }
        }
        let items = points.filter { !CleanText.line($0).isEmpty }
        if !items.isEmpty { html += "<ul>" + items.map { "<li>\(escaped($0))</li>" }.joined() + "</ul>" }
        return html
    }

    private static func escaped(_ text: String) -> String {
        Escaping.escape(CleanText.line(text), apostrophes: false)
    }

    /// `<From year="2016" month="--03" day="---01"/>`, as precise as it is known (XML Schema's `gMonth` and `gDay`).
    static func date(_ name: String, _ date: PartialDate) -> XMLTreeElement {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        var element = XMLTreeElement(name)
        element["year"] = String(date.year)
        if let month = date.month { element["month"] = "--" + padded(month) }
        if let day = date.day { element["day"] = "---" + padded(day) }
        return element
    }
}

extension XMLTreeElement {
    init(_ name: String, _ children: [XMLTreeElement]) { self.init(name, children: children.map { .element($0) }) }

    init(_ name: String, text: String) { self.init(name, children: text.isEmpty ? [] : [.text(text)]) }

    /// An element with a text; `nil` where there is none.
    static func filled(_ name: String, _ text: String?) -> XMLTreeElement? {
        let clean = CleanText.lines(text ?? "")
        return CleanText.line(clean).isEmpty ? nil : .init(name, text: clean)
    }

    /// The same with each element inside on a line of its own, `depth` spaces from the left.
    func indented(by depth: Int) -> XMLTreeElement {
        guard !elements.isEmpty, elements.count == children.count else { return self }
        let inside = "\n" + String(repeating: " ", count: depth + 2)
        var result = self
        result.children = elements.flatMap { [.text(inside), .element($0.indented(by: depth + 2))] }
        result.children.append(.text("\n" + String(repeating: " ", count: depth)))
        return result
    }
}
