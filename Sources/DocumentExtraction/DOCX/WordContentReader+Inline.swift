// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

/// The paragraph that inline content stands in.
struct WordParagraph {
    var look = WordParagraphLook()
    var style: WordStyles.Resolved
}

/// The look of a run with all that it inherits, and why it cannot be seen.
struct SettledLook {
    var stated: WordLook
    var style: WordStyles.Resolved
    var ground: WordGround?
    var unseen: String?
    var backdrop: WordBackdrop
    var look: WordLook
    var reason: String?
    var color: String?

    func holds(_ stated: WordLook, in paragraph: WordParagraph, over backdrop: WordBackdrop) -> Bool {
        style === paragraph.style && ground == paragraph.look.ground && unseen == paragraph.look.unseen
            && self.stated == stated && self.backdrop == backdrop
    }
}

extension WordContentReader {
    /// One child of a paragraph, or of an inline container.
    func inline(
        _ tag: WordTag,
        paragraph: WordParagraph,
        link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        switch tag {
        case .r: try run(paragraph: paragraph, link: link, into: &sink)
        case .hyperlink:
            let target = cursor.value(.id).flatMap { relationships[$0] }.flatMap { $0.isExternal ? $0.target : nil }
            try inlines(paragraph: paragraph, link: target ?? link, into: &sink)
        case .fldSimple:
            let target = WordFields.hyperlink(inCode: cursor.value(.instr) ?? "")
            try inlines(paragraph: paragraph, link: target ?? link, into: &sink)
        case .del, .moveFrom: try deletion(isMove: tag == .moveFrom)
        case .pPr, .rPr, .sdtPr, .sdtEndPr, .customXmlPr, .smartTagPr: try skip(as: .placeholder)
        case .rt: try skip(as: .phoneticGuide)
        case .commentRangeStart, .commentRangeEnd: commentRange(tag)
        case .t, .delText, .instrText, .delInstrText, .alternateContent, .drawing, .pict, .object:
            try runContent(tag, paragraph: paragraph, look: WordLook(), link: link, into: &sink)
        default: try inlines(paragraph: paragraph, link: link, into: &sink)
        }
    }

    /// The inline content up to the end of the element that is open.
    func inlines(paragraph: WordParagraph, link: String?, into sink: inout InlineSink) throws(GreffierError) {
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            try inline(tag, paragraph: paragraph, link: link, into: &sink)
        }
    }

    private func run(paragraph: WordParagraph, link: String?, into sink: inout InlineSink) throws(GreffierError) {
        var look = WordLook()
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            if tag == .rPr {
                // The properties of a formula's run say nothing of a look.
                look = try properties { () throws(GreffierError) in
                    try WordLook(reading: cursor, theme: context.theme)
                }.over(look)
            } else {
                try runContent(tag, paragraph: paragraph, look: look, link: link, into: &sink)
            }
        }
    }

    private func runContent(
        _ tag: WordTag,
        paragraph: WordParagraph,
        look: WordLook,
        link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        switch tag {
        case .t:
            let before = cursor.counted
            let text = try text()
            try emit(text, count: cursor.counted - before, paragraph, look, link, into: &sink)
        case .tab, .ptab: try emit("\t", count: 0, paragraph, look, link, into: &sink)
        case .noBreakHyphen: try generate("-", paragraph, look, link, into: &sink)
        case .sym: try symbol(paragraph, look, link, into: &sink)
        case .br, .cr:
            try context.countBlock()
            take(InlinePiece(content: .lineBreak), into: &sink)
        case .fldChar: field()
        case .instrText:
            let before = cursor.counted
            fields.append(code: try text())
            context.ledger.explain(cursor.counted - before, as: .fieldCode)
        case .delInstrText: try skip(as: .fieldCode)
        case .delText: try skip(as: .deleted)
        case .rPr: try skip(as: .misplaced)
        case .rt: try skip(as: .phoneticGuide)
        case .footnoteReference, .endnoteReference: try noteMark(tag, paragraph, look, into: &sink)
        case .alternateContent: try alternative(paragraph: paragraph, look: look, link: link, into: &sink)
        case .drawing, .pict, .object: try drawing(into: &sink)
        case .ruby, .rubyBase: try inlines(paragraph: paragraph, link: link, into: &sink)
        default: break
        }
    }

    // MARK: Text

    /// Adds text of the file, `count` characters of it.
    private func emit(
        _ raw: String,
        count: Int,
        _ paragraph: WordParagraph,
        _ stated: WordLook,
        _ link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        let settled = try settle(stated, in: paragraph)
        let (decoded, unmapped) = SymbolFonts.decoded(raw, font: settled.look.font)
        context.findings.unmapped += unmapped
        let text = TextCleaning.clean(decoded)
        if let reason = unseen ?? settled.reason {
            take(InlinePiece(content: .hidden(text, reason: reason), count: count), into: &sink)
        } else {
            let span = settled.look.span(text, color: settled.color, link: link ?? fields.link)
            take(InlinePiece(content: .span(span), count: count), into: &sink)
        }
    }

    /// Adds text that an element stands for.
    private func generate(
        _ text: String,
        _ paragraph: WordParagraph,
        _ look: WordLook,
        _ link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        let count = TextLedger.count(text)
        context.ledger.see(count)
        try emit(text, count: count, paragraph, look, link, into: &sink)
    }

    /// Works out the look of a run and whether it can be seen.
    private func settle(_ stated: WordLook, in paragraph: WordParagraph) throws(GreffierError) -> SettledLook {
        if let lastLook, lastLook.holds(stated, in: paragraph, over: backdrop) { return lastLook }
        var look = stated
        if let style = stated.style { look = look.over(try context.styles.character(style)) }
        look = look.over(paragraph.style.look)
        var settled = SettledLook(
            stated: stated,
            style: paragraph.style,
            ground: paragraph.look.ground,
            unseen: paragraph.look.unseen,
            backdrop: backdrop,
            look: look,
            reason: look.hiddenReason ?? paragraph.look.unseen ?? paragraph.style.paragraph.unseen
        )
        if case .color(let color) = look.ink {
            settled.color = color.hex
            let ground = paragraph.look.ground ?? paragraph.style.paragraph.ground
            let behind = backdrop.under(ground).under(look.ground)
            if settled.reason == nil, behind.hides(color, floats: { context.floats }) {
                settled.reason = color.lostReason
            }
        }
        lastLook = settled
        return settled
    }

    /// Adds what is shown, and keeps what stands in the code of a field.
    func take(_ piece: InlinePiece, into sink: inout InlineSink) {
        guard fields.isShown else { return fields.withhold(piece) }
        add(piece, to: &sink)
    }

    /// Adds a piece to the paragraph and to the ledger.
    func add(_ piece: InlinePiece, to sink: inout InlineSink) {
        sink.take(piece)
        switch piece.content {
        case .span(let span):
            context.ledger.emit(raw: piece.count, clean: TextLedger.count(span.text))
            context.anchors.append(span.text)
        case .hidden: context.ledger.explain(piece.count, as: .hidden)
        case .lineBreak: break
        }
    }

    private func field() {
        switch cursor.value(.fldCharType) {
        case "begin": fields.begin()
        case "separate": fields.separate()
        case "end": fields.end()
        default: break
        }
    }

    /// A character of a symbol font: bullets are kept, pictograms that no sign stands for are not.
    private func symbol(
        _ paragraph: WordParagraph,
        _ look: WordLook,
        _ link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        guard let code = cursor.value(.char).flatMap({ UInt32($0, radix: 16) }), let scalar = Unicode.Scalar(code)
        else {
            return
        }
        if let text = SymbolFonts.text(code: code, font: cursor.value(.font)) {
            try generate(text, paragraph, look, link, into: &sink)
        } else if Bullets.isBullet(String(scalar)) {
            try generate("•", paragraph, look, link, into: &sink)
        } else if scalar.properties.generalCategory == .privateUse {
            context.findings.unmapped += 1
        } else {
            try generate(String(scalar), paragraph, look, link, into: &sink)
        }
    }

    /// The mark of a footnote or endnote, whose blocks follow the paragraph or table that it stands in.
    private func noteMark(
        _ tag: WordTag,
        _ paragraph: WordParagraph,
        _ look: WordLook,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        let kind = tag == .footnoteReference ? "footnote" : "endnote"
        guard let id = cursor.value(.id), var blocks = context.notes.removeValue(forKey: "\(kind) \(id)") else {
            return
        }
        // A mark of the author's own is text that follows.
        if cursor.isOn(.customMarkFollows) != true {
            let number = (context.noteCounts[kind] ?? 0) + 1
            context.noteCounts[kind] = number
            let shown = tag == .footnoteReference ? "\(number)" : WordNumberFormat.text(number, format: "lowerRoman")
            try generate("[\(shown)]", paragraph, look, nil, into: &sink)
            if !blocks.isEmpty { blocks[0].marker = "[\(shown)]" }
        }
        dueNotes += blocks
    }

    // MARK: Alternatives

    /// The first alternative that gives anything: a drawing and its older fallback hold the same text.
    func alternative(
        paragraph: WordParagraph,
        look: WordLook,
        link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        let before = sink.taken
        let outer = cursor.depth - 1
        while try cursor.nextStart(within: outer) != nil {
            guard sink.taken == before else {
                try skip(as: .repeated)
                continue
            }
            let inner = cursor.depth - 1
            while let tag = try cursor.nextStart(within: inner) {
                if tag == .r || tag == .hyperlink {
                    try inline(tag, paragraph: paragraph, link: link, into: &sink)
                } else {
                    try runContent(tag, paragraph: paragraph, look: look, link: link, into: &sink)
                }
            }
        }
    }
}
