// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol
import XMLStreams

/// Reads the elements of an HTML page to blocks.
final class HTMLContentReader {
    private let reader: HTMLCursor
    private(set) var hidden: [Document.HiddenText] = []
    private(set) var metadata = Document.Metadata()
    private(set) var images = ImageList()
    private var lists: [Int?] = []

    private let limits: ExtractLimits
    private var units = 0
    /// Characters so far, hidden ones among them.
    private var written = 0
    private var rules = CSSRules()
    /// The elements that are open, for rules that ask for them.
    private var path: [CSSSubject] = []

    init(_ text: String, limits: ExtractLimits) throws(GreffierError) {
        reader = try HTMLCursor(text, attributes: Self.attributes)
        self.limits = limits
    }

    /// What surrounds inline content.
    private struct Context {
        var kind = Block.Kind.paragraph
        var level: Int?
        var isPreformatted = false
        /// The number of an item of an ordered list, shown before its first line.
        var number: Int?
    }

    /// The look of inline content.
    struct Look {
        var bold = false
        var italic = false
        var link: String?
        var seen = HTMLVisibility()
        /// How far the element stands from its neighbours; its own, not that of what it stands in.
        var distance = CSSDistance.none
        /// How it lays out what stands in it.
        var items = CSSItems.text
    }

    /// All blocks of the page.
    func blocks() throws(GreffierError) -> [Block] {
        var flow = Flow()
        while let event = try reader.next() {
            if case .start(let element) = event { try read(element, Context(), Look(), into: &flow) }
        }
        flow.close(kind: .paragraph, level: nil, number: nil)
        return flow.blocks
    }

    private func children(_ context: Context, _ look: Look, into flow: inout Flow) throws(GreffierError) {
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            switch event {
            case .start(let element): try read(element, context, look, into: &flow)
            case .text(let text):
                written += TextLedger.count(text)
                try limits.check(blocks: units, characters: written)
                if let reason = look.seen.hiddenReason {
                    hide(text, reason)
                    continue
                }
                flow.append(text, bold: look.bold, italic: look.italic, link: look.link, context.isPreformatted)
            case .end: break
            }
        }
    }

    private func read(
        _ element: XMLElement,
        _ context: Context,
        _ look: Look,
        into flow: inout Flow
    ) throws(GreffierError) {
        guard let look = try seen(element, look) else { return }
        switch element.name {
        case "head": try head()
        case "style": try readRules()
        case "img": try image(element)
        case "script", "template", "svg", "object", "iframe", "select", "datalist": try reader.skipElement()
        case "br":
            try count()
            try reader.skipElement()
            flow.breakLine()
        case "hr":
            try reader.skipElement()
            flow.close(kind: context.kind, level: context.level, number: context.number)
        case "table":
            flow.close(kind: context.kind, level: context.level, number: context.number)
            flow.blocks += try table(look)
        case let name where Self.blockNames.contains(name): try block(element, context, look, into: &flow)
        default:
            flow.part(look.distance, before: true)
            try children(context, look.with(element), into: &flow)
            flow.part(look.distance, before: false)
        }
    }

    private func block(
        _ element: XMLElement,
        _ context: Context,
        _ look: Look,
        into flow: inout Flow
    ) throws(GreffierError) {
        try count()
        flow.close(kind: context.kind, level: context.level, number: context.number)
        var inner = context
        inner.number = nil
        switch element.name {
        case "h1", "h2", "h3", "h4", "h5", "h6":
            inner.kind = .heading
            inner.level = element.name.last?.wholeNumberValue
        case "ul", "menu": lists.append(nil)
        case "ol": lists.append((element["start"].flatMap { Int($0) } ?? 1) - 1)
        case "li":
            inner.kind = .listItem
            if let last = lists.last, let number = last {
                lists[lists.count - 1] = number + 1
                inner.number = number + 1
            }
        case "pre": inner.isPreformatted = true
        default: break
        }
        try children(inner, look, into: &flow)
        if ["ul", "menu", "ol"].contains(element.name) { _ = lists.popLast() }
        flow.close(kind: inner.kind, level: inner.level, number: inner.number)
    }

    /// Counts a block, a line break or a cell.
    private func count() throws(GreffierError) {
        units += 1
        try limits.check(blocks: units)
    }

    private func table(_ look: Look) throws(GreffierError) -> [Block] {
        Table.blocks(try rows(look))
    }

    private func rows(_ look: Look) throws(GreffierError) -> [[Table.Cell]] {
        var rows: [[Table.Cell]] = []
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event, let look = try seen(element, look) else { continue }
            switch element.name {
            case "tr": rows.append(try cells(look))
            case "caption": rows.append([try cell(element, look)])
            default: rows += try self.rows(look)
            }
        }
        return rows
    }

    private func cells(_ look: Look) throws(GreffierError) -> [Table.Cell] {
        var cells: [Table.Cell] = []
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event, let look = try seen(element, look) else { continue }
            cells.append(try cell(element, look))
        }
        return cells
    }

    private func cell(_ element: XMLElement, _ look: Look) throws(GreffierError) -> Table.Cell {
        try count()
        var flow = Flow()
        try children(Context(), Look(bold: element.name == "th", seen: look.seen), into: &flow)
        flow.close(kind: .paragraph, level: nil, number: nil)
        func span(_ name: String) -> Int { min(1000, max(1, Int(element[name] ?? "") ?? 1)) }
        return Table.Cell(blocks: flow.blocks, columnSpan: span("colspan"), rowSpan: span("rowspan"))
    }

    private func head() throws(GreffierError) {
        let outer = reader.depth - 1
        var isTitle = false
        while reader.depth > outer, let event = try reader.next() {
            switch event {
            case .start(let element):
                isTitle = element.name == "title"
                if element.name == "style" { try readRules() }
                if element.name == "link", element["rel"]?.lowercased() == "stylesheet" { rules.noteOtherColors() }
                if element.name == "meta", element["name"]?.lowercased() == "author" {
                    metadata.author = element["content"]
                }
            case .text(let text) where isTitle: metadata.title = TextCleaning.clean(text).trimmingSpaces
            default: break
            }
        }
    }

    /// Notes a picture, where it is shown from and what its author says of it.
    private func image(_ element: XMLElement) throws(GreffierError) {
        try reader.skipElement()
        func stated(_ name: String) -> String? {
            let text = TextCleaning.clean(element[name] ?? "").trimmingSpaces
            return text.isEmpty ? nil : text
        }
        // A picture within the page has no name; no address that leads anywhere is longer.
        let name = stated("src").flatMap { $0.utf8.count > 4096 || $0.lowercased().hasPrefix("data:") ? nil : $0 }
        images.append(.init(name: name, description: stated("alt") ?? stated("title")))
    }

    // MARK: Hidden elements

    /// The look inside an element; `nil` for one that is not seen, whose text was set apart.
    private func seen(_ element: XMLElement, _ look: Look) throws(GreffierError) -> Look? {
        path.removeLast(max(0, path.count - (reader.depth - 1)))
        let subject = CSSSubject(element)
        let css = try rules.declarations(for: element, subject, above: path)
        path.append(subject)
        let reason = element["hidden"] != nil ? "not_displayed" : css.hiddenReason
        if let reason {
            try hideElement(reason)
            return nil
        }
        var look = look
        look.seen = look.seen.within(element, css, relies: !rules.hasOtherColors)
        look.distance = ["sub", "sup"].contains(element.name) ? .none : css.distance(in: look.items)
        look.items = css.items
        return look
    }

    private func readRules() throws(GreffierError) { rules.read(try text()) }

    private func hideElement(_ reason: String) throws(GreffierError) { hide(try text(), reason) }

    /// The text of the element that is open and of all in it.
    private func text() throws(GreffierError) -> String {
        var text = ""
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            if case .text(let part) = event { text += part }
        }
        return text
    }

    private func hide(_ text: String, _ reason: String) {
        let cleaned = TextCleaning.clean(text).trimmingSpaces
        if !cleaned.isEmpty { hidden.append(.init(text: cleaned, reason: reason, page: nil)) }
    }

    /// The attributes that are asked for, here and by what is told of an element's look.
    private static let attributes: Set<String> = [
        "alt", "background", "bgcolor", "class", "color", "colspan", "content", "hidden", "href", "id", "name", "rel",
        "rowspan", "src", "start", "style", "title",
    ]

    private static let blockNames: Set<String> = [
        "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div",
        "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup",
        "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "ul",
    ]
}

extension HTMLContentReader.Look {
    /// This look inside an inline element.
    func with(_ element: XMLElement) -> Self {
        var look = self
        switch element.name {
        case "b", "strong": look.bold = true
        case "i", "em", "cite": look.italic = true
        case "a": look.link = element["href"] ?? link
        default: break
        }
        return look
    }
}
