// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

extension WordContentReader {
    /// What is known of a drawing while it is read.
    private struct Drawing {
        var fill: DrawingFill
        var name: String?
        var description: String?
        /// Points.
        var width: Double?
        var height: Double?
        var unseen: String?
        /// Whether an offset that comes is across the page.
        var isAcross = true
    }

    /// The text and the pictures of a drawing (DrawingML and VML alike hold `w:txbxContent`).
    func drawing(into sink: inout InlineSink) throws(GreffierError) {
        let outer = cursor.depth - 1
        let (outerFields, outerBackdrop, outerUnseen) = (fields, backdrop, unseen)
        fields = WordFields()
        defer {
            settleFields()
            (fields, backdrop, unseen) = (outerFields, outerBackdrop, outerUnseen)
        }
        var drawing = Drawing(fill: DrawingFill(theme: context.theme))
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .txbxContent:
                backdrop = WordBackdrop.floating.under(drawing.fill.ground)
                unseen = outerUnseen ?? drawing.unseen
                sink.append(boxes: try blocks().map { $0.plain(as: .textBox) })
            case .alternateContent:
                let paragraph = WordParagraph(style: try context.styles.paragraph(nil))
                try alternative(paragraph: paragraph, look: .init(), link: nil, into: &sink)
            case .p: sink.append(boxes: try shapeParagraph())
            case .t, .delText, .instrText, .delInstrText: try skip(as: .misplaced)
            case .relIds: sink.append(boxes: try linked(cursor.value(.dm)))
            case .chart: sink.append(boxes: try linked(cursor.value(.id)))
            case .oleObject: object()
            case .blip, .imagedata: image(&drawing)
            default: try take(tag, into: &drawing)
            }
        }
    }

    private func take(_ tag: WordTag, into drawing: inout Drawing) throws(GreffierError) {
        switch tag {
        case .wsp:
            drawing.fill = DrawingFill(theme: context.theme)
        case .shape, .rect, .roundrect, .oval:
            drawing.fill = DrawingFill(theme: context.theme)
            drawing.fill.take(cursor)
            drawing.description = cursor.value(.alt) ?? drawing.description
        case .extent:
            drawing.width = cursor.number(.cx).map { Double($0) / 12_700 }
            drawing.height = cursor.number(.cy).map { Double($0) / 12_700 }
            // Flat boxes show none of their text.
            if let width = drawing.width, let height = drawing.height, min(width, height) < 2 {
                drawing.unseen = "clipped"
            }
        case .positionH, .positionV: drawing.isAcross = tag == .positionH
        case .posOffset:
            let stated = try properties { () throws(GreffierError) in try text() }
            let offset = Int(stated).map { Double($0) / 12_700 } ?? 0
            let extent = (drawing.isAcross ? drawing.width : drawing.height) ?? 0
            // Pages are at most 22 inches (1,584 points) long; an offset counts from a margin, column or paragraph.
            if offset > 1584 || offset + extent < -200 { drawing.unseen = "off_page" }
        case .docPr:
            drawing.name = cursor.value(.title)
            drawing.description = cursor.value(.descr).flatMap { $0.isEmpty ? nil : $0 }
        default: drawing.fill.take(cursor)
        }
    }

    /// Notes a picture, and an address that it would be loaded from.
    private func image(_ drawing: inout Drawing) {
        let id = cursor.value(.embed) ?? cursor.value(.link) ?? cursor.value(.id)
        let target = id.flatMap { relationships[$0] }
        if let target, target.isExternal { context.findings.external.append(target.target) }
        context.findings.images.append(
            .init(
                name: target?.target,
                description: drawing.description ?? drawing.name ?? cursor.value(.title)
            )
        )
    }

    /// Notes an embedded file, which is not read.
    private func object() {
        guard let target = cursor.value(.id).flatMap({ relationships[$0] }) else { return }
        if target.isExternal {
            context.findings.external.append(target.target)
        } else {
            context.findings.skipped.append(.init(name: target.target, reason: "embedded_object"))
        }
    }

    // MARK: Text in DrawingML

    /// A paragraph of DrawingML (`a:p`), which is open.
    private func shapeParagraph() throws(GreffierError) -> [Block] {
        try context.countBlock()
        var sink = InlineSink()
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .t:
                let before = cursor.counted
                let span = Span(text: TextCleaning.clean(try text()))
                add(InlinePiece(content: .span(span), count: cursor.counted - before), to: &sink)
            case .br: sink.breakLine()
            case .delText, .instrText, .delInstrText: try skip(as: .misplaced)
            default: continue
            }
        }
        let lines = sink.lines.written
        return lines.isEmpty ? [] : [Block(kind: .textBox, lines: lines)]
    }

    /// The words of a SmartArt drawing, or the titles of a chart and the names in it, which stand in a part of their own.
    private func linked(_ id: String?) throws(GreffierError) -> [Block] {
        guard let target = id.flatMap({ relationships[$0] }), !target.isExternal else { return [] }
        return try part(target.target) { reader throws(GreffierError) in
            var result: [Block] = []
            var taken = 0
            while let event = try reader.cursor.next() {
                guard event == .start else { continue }
                let before = reader.cursor.counted
                switch reader.cursor.tag {
                case .p: result += try reader.shapeParagraph()
                case .strCache: result += try reader.names()
                default: continue
                }
                taken += reader.cursor.counted - before
            }
            reader.context.ledger.explain(reader.cursor.counted - taken, as: .misplaced)
            return result
        }
    }

    /// The names of a series or of its points, a line each; not counted by the cursor, since numbers stand in `c:v` too.
    private func names() throws(GreffierError) -> [Block] {
        var lines: [Line] = []
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            guard tag == .v else { continue }
            let name = try properties { () throws(GreffierError) in try text() }
            let span = Span(text: TextCleaning.clean(name).trimmingSpaces)
            let count = TextLedger.count(span.text)
            context.ledger.see(count)
            context.ledger.emit(raw: count, clean: count)
            if !span.text.isEmpty { lines.append(Line(spans: [span])) }
        }
        return lines.isEmpty ? [] : [Block(kind: .textBox, lines: lines)]
    }

    /// What `read` makes of a part; a part that cannot be read is named among those left out.
    private func part(
        _ name: String,
        _ read: (WordContentReader) throws(GreffierError) -> [Block]
    ) throws(GreffierError) -> [Block] {
        let ledger = context.ledger
        do throws(GreffierError) {
            guard let cursor = try context.package.cursor(name) else {
                context.findings.skipped.append(.init(name: name, reason: "missing"))
                return []
            }
            let reader = WordContentReader(cursor: cursor, context: context, relationships: [:])
            defer { context.ledger.see(cursor.counted) }
            return try read(reader)
        } catch {
            guard error.code != .documentTooLarge else { throw error }
            context.ledger = ledger
            context.findings.skipped.append(.init(name: name, reason: "damaged"))
            return []
        }
    }
}
