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
            let target = WordFields.hyperlink(inCode: element["instr"] ?? "")
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
                look.take(element, theme: context.theme)
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
        case "br", "cr": take(.lineBreak, into: &sink)
        case "fldChar": field(element)
        case "instrText": fields.append(code: try text())
        case "delText", "delInstrText", "rPr", "rt": try reader.skipElement()
        case "AlternateContent": try alternative(paragraph: paragraph, look: look, link: link, into: &sink)
        case "drawing", "pict", "object": try boxes(into: &sink)
        case "ruby", "rubyBase": try inlines(paragraph: paragraph, link: link, into: &sink)
        default: break
        }
    }

    private func emit(
        _ raw: String,
        _ paragraph: WordParagraphLook,
        _ stated: WordLook,
        _ link: String?,
        into sink: inout InlineSink
    ) {
        let character = context.styles.look(characterStyle: stated.style)
        let look = stated.over(character).over(context.styles.look(paragraphStyle: paragraph.style))
        var text = raw
        if SymbolFonts.concerns(raw, font: look.font) { text = SymbolFonts.decoded(raw, font: look.font).text }
        if raw != "\t" { text = TextCleaning.clean(text) }
        if let reason = hiddenReason(look, in: paragraph) {
            take(.hidden(text, reason: reason), into: &sink)
        } else {
            take(.span(look.span(text, link: link ?? fields.link)), into: &sink)
        }
    }

    private func hiddenReason(_ look: WordLook, in paragraph: WordParagraphLook) -> String? {
        if let reason = look.hiddenReason { return reason }
        guard case .color(let color) = look.ink else { return nil }
        let ground = paragraph.ground ?? context.styles.paragraph(style: paragraph.style).ground
        let behind = backdrop.under(ground).under(look.ground)
        guard behind.hides(color, floats: { context.floats }) else { return nil }
        return color.isLost(on: .white) ? "white" : "no_contrast"
    }

    /// Adds what is shown, and keeps what stands in the code of a field.
    private func take(_ piece: InlinePiece, into sink: inout InlineSink) {
        if fields.isShown { sink.take(piece) } else { fields.withhold(piece) }
    }

    private func field(_ element: XMLElement) {
        switch element["fldCharType"] {
        case "begin": fields.begin()
        case "separate": fields.separate()
        case "end": fields.end()
        default: break
        }
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
        let (outerFields, outerBackdrop) = (fields, backdrop)
        fields = WordFields()
        defer { (fields, backdrop) = (outerFields, outerBackdrop) }
        var fill = DrawingFill(theme: context.theme)
        while reader.depth > outer, let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            switch element.name {
            case "txbxContent":
                backdrop = WordBackdrop.floating.under(fill.ground)
                sink.append(boxes: try blocks().map(\.inTextBox))
            case "AlternateContent": try alternative(paragraph: .init(), look: .init(), link: nil, into: &sink)
            case "wsp", "shape", "rect", "roundrect", "oval":
                fill = DrawingFill(theme: context.theme)
                fill.take(element)
            default: fill.take(element)
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

    /// A character of a symbol font: bullets are kept, pictograms that no sign stands for are not.
    private static func symbol(_ element: XMLElement) -> String {
        guard let code = element["char"].flatMap({ UInt32($0, radix: 16) }), let scalar = Unicode.Scalar(code) else {
            return ""
        }
        if let text = SymbolFonts.text(code: code, font: element["font"]) { return text }
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
