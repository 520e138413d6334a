// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import XMLStreams

/// Reads one part with WordprocessingML content (body, header, footer, notes) to blocks.
final class WordContentReader {
    let cursor: XMLCursor
    let context: WordContext
    let relationships: [String: OPCPackage.Relationship]
    var fields = WordFields()
    /// What lies behind the text that is being read.
    var backdrop = WordBackdrop.page
    /// Why nothing here can be seen, where a row or box hides all that is in it.
    var unseen: String?
    /// Notes whose marks were met and that have not been placed yet.
    var dueNotes: [Block] = []
    /// The last look that was worked out, which most runs share.
    var lastLook: SettledLook?

    init(
        cursor: XMLCursor,
        context: WordContext,
        relationships: [String: OPCPackage.Relationship]
    ) {
        self.cursor = cursor
        self.context = context
        self.relationships = relationships
    }

    /// The blocks of the first element of this name, or of the root where it is `nil`.
    func blocks(in container: WordTag?) throws(GreffierError) -> [Block] {
        defer { context.ledger.see(cursor.counted) }
        while let event = try cursor.next() {
            guard event == .start, container == nil || cursor.tag == container else { continue }
            context.ledger.explain(cursor.counted, as: .misplaced)
            var result: [Block] = []
            let outer = cursor.depth - 1
            while let tag = try cursor.nextStart(within: outer) {
                try block(tag, into: &result)
                result += dueNotes
                dueNotes = []
            }
            settleFields()
            return result
        }
        context.ledger.explain(cursor.counted, as: .misplaced)
        return []
    }

    /// Each element of this name with its blocks: footnotes, endnotes and comments.
    func entries(named name: WordTag) throws(GreffierError) -> [Entry] {
        defer { context.ledger.see(cursor.counted) }
        var result: [Entry] = []
        var taken = 0
        while let event = try cursor.next() {
            context.ledger.explain(cursor.counted - taken, as: .misplaced)
            defer { taken = cursor.counted }
            guard event == .start, cursor.tag == name else { continue }
            // Separators are notes of a type of their own.
            guard cursor.value(.type).map({ $0 == "normal" }) ?? true else {
                try skip(as: .placeholder)
                continue
            }
            var entry = Entry(
                id: cursor.value(.id) ?? "",
                author: cursor.value(.author),
                date: cursor.value(.date)
            )
            entry.blocks = try blocks()
            result.append(entry)
        }
        settleFields()
        return result
    }

    /// A note or a comment.
    struct Entry {
        var id: String
        var author: String?
        var date: String?
        var blocks: [Block] = []
    }

    /// The blocks up to the end of the element that is open.
    func blocks() throws(GreffierError) -> [Block] {
        var result: [Block] = []
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) { try block(tag, into: &result) }
        return result
    }

    func block(_ tag: WordTag, into result: inout [Block]) throws(GreffierError) {
        switch tag {
        case .p:
            try context.countBlock()
            try paragraph(into: &result)
        case .tbl:
            try context.countBlock()
            try result.append(contentsOf: table())
        case .del, .moveFrom: try deletion(isMove: tag == .moveFrom)
        case .sdtPr, .sdtEndPr, .sectPr, .tblPr, .tcPr, .customXmlPr: try skip(as: .placeholder)
        case .r, .t, .delText, .instrText, .delInstrText: try strayText(tag, into: &result)
        case .commentRangeStart, .commentRangeEnd: commentRange(tag)
        case .alternateContent: try result.append(contentsOf: alternativeBlocks())
        case .altChunk: try result.append(contentsOf: chunk())
        default: try result.append(contentsOf: blocks())
        }
    }

    /// Skips the element that is open, and notes why its text is not taken.
    func skip(as reason: TextLedger.Reason) throws(GreffierError) {
        let before = cursor.counted
        try cursor.skipElement()
        context.ledger.explain(cursor.counted - before, as: reason)
    }

    /// What `read` makes of properties, which are open; text has no place in them.
    func properties<Properties>(
        _ read: () throws(GreffierError) -> Properties
    ) throws(GreffierError) -> Properties {
        let before = cursor.counted
        let properties = try read()
        context.ledger.explain(cursor.counted - before, as: .misplaced)
        return properties
    }

    /// The first alternative that gives any block.
    private func alternativeBlocks() throws(GreffierError) -> [Block] {
        var result: [Block] = []
        let outer = cursor.depth - 1
        while try cursor.nextStart(within: outer) != nil {
            if result.isEmpty { result = try blocks() } else { try skip(as: .repeated) }
        }
        return result
    }

    /// A part of another format that stands here (`w:altChunk`).
    private func chunk() throws(GreffierError) -> [Block] {
        let target = cursor.value(.id).flatMap { relationships[$0] }
        try cursor.skipElement()
        // One without blocks counts too: very many may lead to one part.
        try context.countBlock()
        guard let target, !target.isExternal else {
            context.findings.skipped.append(.init(name: target?.target ?? "altChunk", reason: "missing"))
            return []
        }
        return try context.chunk(target.target)
    }

    /// Tracked deletions, kept apart.
    func deletion(isMove: Bool) throws(GreffierError) {
        let (author, date) = (cursor.value(.author), cursor.value(.date))
        let before = cursor.counted
        var text = ""
        let outer = cursor.depth - 1
        while cursor.depth > outer, let event = try cursor.next() {
            guard event == .start else { continue }
            switch cursor.tag {
            case .delText, .t: text += try self.text()
            case .tab: text += "\t"
            case .br, .cr: text += "\n"
            case .p: if !text.isEmpty { text += "\n" }
            default: continue
            }
        }
        context.ledger.explain(cursor.counted - before, as: isMove ? .moved : .deleted)
        if !isMove { keep(deletion: TextCleaning.clean(text), by: author, on: date) }
    }

    /// Keeps text whose deletion is tracked.
    func keep(deletion text: String, by author: String?, on date: String?) {
        guard !text.isBlank else { return }
        context.findings.deletions.append(.init(author: author, date: date, text: text))
    }

    /// The text up to the end of the element that is open.
    func text() throws(GreffierError) -> String {
        try cursor.elementText()
    }

    /// Notes the codes of fields that are over.
    func settleFields() { context.ledger.explain(fields.takeForgotten(), as: .fieldCode) }

    func commentRange(_ tag: WordTag) {
        guard let id = cursor.value(.id) else { return }
        if tag == .commentRangeStart { context.anchors.begin(id) } else { context.anchors.end(id) }
    }
}
