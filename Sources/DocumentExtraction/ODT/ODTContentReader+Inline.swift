// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

extension ODTContentReader {
    /// The inline content up to the end of the element that is open.
    func inlines(_ look: WordLook, link: String?, into sink: inout InlineSink) throws(GreffierError) {
        let outer = cursor.depth - 1
        while cursor.depth > outer {
            let before = cursor.cursor.counted
            guard let event = try cursor.cursor.next() else { return }
            switch event {
            case .text:
                let count = cursor.cursor.counted - before
                emit(Self.collapsed(cursor.cursor.text), count: count, look, link, into: &sink)
            case .start: try inline(cursor.tag, look, link, into: &sink)
            case .end: break
            }
        }
    }

    private func inline(
        _ tag: ODTTag,
        _ look: WordLook,
        _ link: String?,
        into sink: inout InlineSink
    ) throws(GreffierError) {
        switch tag {
        case .span: try inlines(styles.look(cursor.value(.styleName)).over(look), link: link, into: &sink)
        case .a: try inlines(look, link: cursor.value(.href) ?? link, into: &sink)
        case .lineBreak:
            try context.countBlock()
            sink.breakLine()
        case .tab: emit("\t", count: 0, look, link, into: &sink)
        case .s:
            let count = min(200, max(1, cursor.number(.c) ?? 1))
            emit(String(repeating: " ", count: count), count: 0, look, link, into: &sink)
        case .note: try note(look, into: &sink)
        case .annotation: try comment()
        case .annotationEnd: endComment()
        case .trackedChanges: try trackedChanges()
        case .rubyText: try skip(as: .phoneticGuide)
        case .hiddenText: try hiddenText(into: &sink)
        case .hiddenParagraph:
            if cursor.isTrue(.isHidden) { unseen = unseen ?? "not_displayed" }
            try inlines(look, link: link, into: &sink)
        case .frame, .customShape, .g, .rect, .ellipse: sink.append(boxes: try boxes())
        default: try inlines(look, link: link, into: &sink)
        }
    }

    /// Adds text, `count` characters of the file.
    private func emit(
        _ raw: String,
        count: Int,
        _ look: WordLook,
        _ link: String?,
        into sink: inout InlineSink
    ) {
        let text = TextCleaning.clean(raw)
        if let reason = unseen ?? look.hiddenReason ?? lost(look) {
            sink.hide(text, reason: reason)
            context.ledger.explain(count, as: .hidden)
            return
        }
        sink.append(look.span(text, color: look.color, link: link))
        context.ledger.emit(raw: count, clean: TextLedger.count(text))
        context.anchors.append(text)
    }

    /// Why text of this colour cannot be told from what lies behind it.
    private func lost(_ look: WordLook) -> String? {
        guard case .color(let color) = look.ink else { return nil }
        let isHidden = backdrop.under(look.ground).hides(color) {
            var floats = WordFloats()
            floats.add(styles.backgrounds)
            return floats
        }
        return isHidden ? color.lostReason : nil
    }

    /// White space as OpenDocument means it: runs of it are one space.
    private static func collapsed(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) || text.contains("  ") else {
            return text
        }
        var result = ""
        var isBlank = false
        for scalar in text.unicodeScalars {
            let isSpace = [0x20, 0x09, 0x0A, 0x0D].contains(scalar.value)
            if !isSpace { result.unicodeScalars.append(scalar) } else if !isBlank { result += " " }
            isBlank = isSpace
        }
        return result
    }

    // MARK: Beside the text

    /// A note: its mark stands here, its blocks behind the paragraph or table.
    private func note(_ look: WordLook, into sink: inout InlineSink) throws(GreffierError) {
        var mark = ""
        let outer = cursor.depth - 1
        while let tag = try nextBlock(within: outer) {
            if tag == .noteCitation {
                let before = cursor.cursor.counted
                mark = TextCleaning.clean(try cursor.text()).trimmingSpaces
                context.noteCount += 1
                if mark.isEmpty { mark = "\(context.noteCount)" }
                emit("[\(mark)]", count: cursor.cursor.counted - before, look, nil, into: &sink)
            } else if tag == .noteBody {
                let (outerUnseen, outerBackdrop) = (unseen, backdrop)
                backdrop = .page
                var blocks = try withoutNotes { () throws(GreffierError) in try self.blocks() }
                (unseen, backdrop) = (outerUnseen, outerBackdrop)
                if !blocks.isEmpty, !mark.isEmpty { blocks[0].marker = "[\(mark)]" }
                dueNotes += blocks.map { $0.plain(as: .footnote) }
            }
        }
    }

    /// A field that shows text under a condition.
    private func hiddenText(into sink: inout InlineSink) throws(GreffierError) {
        let (isHidden, stated) = (cursor.isTrue(.isHidden), cursor.value(.stringValue) ?? "")
        let before = cursor.cursor.counted
        let shown = try cursor.text()
        let count = cursor.cursor.counted - before
        guard isHidden else { return emit(shown, count: count, WordLook(), nil, into: &sink) }
        sink.hide(TextCleaning.clean(stated.isEmpty ? shown : stated), reason: "not_displayed")
        context.ledger.explain(count, as: .hidden)
    }

    /// A comment, which is open.
    func comment() throws(GreffierError) {
        let name = cursor.value(.name)
        let before = cursor.cursor.counted
        let found = try remark()
        context.ledger.explain(cursor.cursor.counted - before, as: .comment)
        if let name {
            context.anchors.begin(name)
            openComments[name] = context.findings.comments.count
        }
        context.findings.comments.append(.init(author: found.author, date: found.date, text: found.text))
    }

    /// Author, date and text of a comment or a tracked change, which is open.
    private func remark() throws(GreffierError) -> (author: String?, date: String?, text: String) {
        var (author, date): (String?, String?)
        var paragraphs: [String] = []
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .creator: author = try cursor.text()
            case .date: date = try cursor.text()
            case .p, .h: paragraphs.append(TextCleaning.clean(try cursor.text()).trimmingSpaces)
            default: continue
            }
        }
        return (author, date, paragraphs.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    func endComment() {
        guard let name = cursor.value(.name), let place = openComments.removeValue(forKey: name) else { return }
        context.anchors.end(name)
        context.findings.comments[place].anchor = context.anchors[name]
    }

    /// The record of tracked changes: what was deleted stands here and nowhere else.
    func trackedChanges() throws(GreffierError) {
        let before = cursor.cursor.counted
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            guard tag == .deletion else { continue }
            let found = try remark()
            guard !found.text.isEmpty else { continue }
            context.findings.deletions.append(.init(author: found.author, date: found.date, text: found.text))
        }
        context.ledger.explain(cursor.cursor.counted - before, as: .deleted)
    }

    /// The text boxes and pictures of a drawing.
    func boxes() throws(GreffierError) -> [Block] {
        let outerBackdrop = backdrop
        defer { backdrop = outerBackdrop }
        let ground = styles.ground(cursor.value(.styleName))
        if let ground, ground != .clear { backdrop = backdrop.under(ground) }
        var result: [Block] = []
        var image: Document.Image?
        let outer = cursor.depth - 1
        while let tag = try nextBlock(within: outer) {
            switch tag {
            case .textBox: result += try withoutNotes { () throws(GreffierError) in try self.blocks() }
            case .p, .list: result += try block(tag)
            case .image: if image == nil { image = .init(name: cursor.value(.href)) }
            case .title, .desc:
                let before = cursor.cursor.counted
                let text = TextCleaning.clean(try cursor.text()).trimmingSpaces
                context.ledger.explain(cursor.cursor.counted - before, as: .placeholder)
                if !text.isEmpty { image?.description = text }
            case .object, .objectOle:
                if let part = cursor.value(.href) {
                    context.findings.skipped.append(.init(name: part, reason: "embedded_object"))
                }
                try skip(as: .placeholder)
            case .binaryData: try skip(as: .placeholder)
            default: result += try boxes()
            }
        }
        if let image { context.findings.images.append(image) }
        return result.map { $0.plain(as: .textBox) }
    }
}
