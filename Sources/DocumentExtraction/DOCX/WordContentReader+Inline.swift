// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

extension WordContentReader {
    /// One child of a paragraph, or of an inline container.
    func inline(
        _ element: XMLElement,
        paragraph: WordParagraphLook,
        link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        switch element.name {
        case "r": try run(paragraph: paragraph, link: link, into: &sink)
        case "hyperlink":
            let target = element["id"].flatMap { relationships[$0] }.flatMap { $0.isExternal ? $0.target : nil }
            try inlines(paragraph: paragraph, link: target ?? link, into: &sink)
        case "fldSimple":
            let target = Self.hyperlink(inCode: element["instr"] ?? "")
            try inlines(paragraph: paragraph, link: target ?? link, into: &sink)
        case "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rt":
            try reader.skipElement()
        case "t": sink.append(Span(text: TextCleaning.clean(try text())))
        case "AlternateContent": try alternative(paragraph: paragraph, look: WordLook(), link: link, into: &sink)
        case "drawing", "pict", "object": try boxes(into: &sink)
        default: try inlines(paragraph: paragraph, link: link, into: &sink)
        }
    }

    /// The inline content up to the end of the element that is open.
    private func inlines(
        paragraph: WordParagraphLook,
        link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            if case .start(let element) = event { try inline(element, paragraph: paragraph, link: link, into: &sink) }
        }
    }

    private func run(paragraph: WordParagraphLook, link: String?, into sink: inout InlineSink) throws(GreffierError) {
        var look = WordLook()
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            if element.name == "rPr" {
                look = try runProperties()
            } else {
                try runContent(element, paragraph: paragraph, look: look, link: link, into: &sink)
            }
        }
    }

    private func runProperties() throws(GreffierError) -> WordLook {
        var look = WordLook()
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            if element.name == "rPrChange" {
                try reader.skipElement()
            } else {
                look.take(element)
            }
        }
        return look
    }

    private func runContent(
        _ element: XMLElement,
        paragraph: WordParagraphLook,
        look: WordLook,
        link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        switch element.name {
        case "t": emit(try text(), paragraph, look, link, into: &sink)
        case "tab", "ptab": emit("\t", paragraph, look, link, into: &sink)
        case "noBreakHyphen": emit("-", paragraph, look, link, into: &sink)
        case "sym": emit(Self.symbol(element), paragraph, look, link, into: &sink)
        case "br", "cr": if isShown { sink.breakLine() }
        case "fldChar": field(element)
        case "instrText":
            let code = try text()
            if let last = fields.indices.last, !fields[last].inResult { fields[last].code += code }
        case "delText", "delInstrText", "rPr", "rt": try reader.skipElement()
        case "AlternateContent": try alternative(paragraph: paragraph, look: look, link: link, into: &sink)
        case "drawing", "pict", "object": try boxes(into: &sink)
        case "ruby", "rubyBase": try inlines(paragraph: paragraph, link: link, into: &sink)
        default: break
        }
    }

    /// Whether text here is shown: not the code of a field.
    private var isShown: Bool { fields.allSatisfy(\.inResult) }

    private func emit(
        _ raw: String,
        _ paragraph: WordParagraphLook,
        _ stated: WordLook,
        _ link: String?,
        into sink: inout InlineSink
    ) {
        guard isShown else { return }
        let text = raw == "\t" ? raw : TextCleaning.clean(raw)
        let character = context.styles.look(characterStyle: stated.style)
        let look = stated.over(character).over(context.styles.look(paragraphStyle: paragraph.style))
        if look.vanishes == true {
            sink.hide(text, reason: "vanish")
        } else if let size = look.size, size < 2 {
            sink.hide(text, reason: "tiny")
        } else if look.color == "#ffffff", look.isShaded != true, paragraph.isShaded != true, fills == 0 {
            sink.hide(text, reason: "white")
        } else {
            sink.append(look.span(text, link: link ?? fieldLink))
        }
    }

    // MARK: Fields

    private func field(_ element: XMLElement) {
        switch element["fldCharType"] {
        case "begin": fields.append(("", false))
        case "separate": if !fields.isEmpty { fields[fields.count - 1].inResult = true }
        case "end": _ = fields.popLast()
        default: break
        }
    }

    private var fieldLink: String? { fields.reversed().lazy.compactMap { Self.hyperlink(inCode: $0.code) }.first }

    /// The address in ` HYPERLINK "https://…" `.
    private static func hyperlink(inCode code: String) -> String? {
        let words = code.split(whereSeparator: \.isWhitespace)
        guard words.first == "HYPERLINK", let target = words.dropFirst().first(where: { !$0.hasPrefix("\\") }) else {
            return nil
        }
        let isBookmark = words.contains("\\l")
        return isBookmark ? nil : target.filter { $0 != "\"" }
    }

    // MARK: Alternatives and text boxes

    /// The first alternative that gives anything: a drawing and its older fallback hold the same text.
    private func alternative(
        paragraph: WordParagraphLook,
        look: WordLook,
        link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        let before = sink.taken
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            guard case .start = event else { continue }
            guard sink.taken == before else {
                try reader.skipElement()
                continue
            }
            let inner = reader.depth - 1
            while reader.depth > inner, let event = try reader.next() {
                guard case .start(let element) = event else { continue }
                if element.name == "r" || element.name == "hyperlink" {
                    try inline(element, paragraph: paragraph, link: link, into: &sink)
                } else {
                    try runContent(element, paragraph: paragraph, look: look, link: link, into: &sink)
                }
            }
        }
    }

    /// The text boxes of a drawing (DrawingML and VML alike hold `w:txbxContent`).
    private func boxes(into sink: inout InlineSink) throws(GreffierError) {
        let outer = reader.depth - 1
        let outerFields = fields
        fields = []
        fills += 1
        defer {
            fields = outerFields
            fills -= 1
        }
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            if element.name == "txbxContent" {
                sink.append(boxes: try blocks().map(\.inTextBox))
            } else if element.name == "AlternateContent" {
                try alternative(paragraph: .init(), look: .init(), link: nil, into: &sink)
            }
        }
    }

    // MARK: Text

    /// The text up to the end of the element that is open.
    func text() throws(GreffierError) -> String {
        var result = ""
        let outer = reader.depth - 1
        while reader.depth > outer, let event = try reader.next() {
            if case .text(let part) = event { result += part }
        }
        return result
    }

    /// A character of a symbol font: bullets are kept, pictograms mean nothing as text.
    private static func symbol(_ element: XMLElement) -> String {
        guard let code = element["char"].flatMap({ UInt32($0, radix: 16) }), let scalar = Unicode.Scalar(code) else {
            return ""
        }
        if Bullets.isBullet(String(scalar)) { return "•" }
        return scalar.properties.generalCategory == .privateUse ? "" : String(scalar)
    }
}

extension Block {
    /// The block as part of a text box: what is a heading or an item stays one.
    fileprivate var inTextBox: Block {
        var block = self
        if kind == .paragraph { block.kind = .textBox }
        return block
    }
}
