// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension RTFReader {
    /// Hands text to where the open group sends it; `raw` is the text before signs of symbol fonts were looked up.
    mutating func hand(_ decoded: String, raw: String) {
        switch state.destination {
        case .body, .header, .footer, .footnote, .textBox, .comment:
            let count = TextLedger.count(raw)
            context.ledger.see(count)
            emit(TextCleaning.clean(decoded), count: count)
        case .listText:
            let count = TextLedger.count(raw)
            context.ledger.see(count)
            context.ledger.explain(count, as: .marker)
            let text = TextCleaning.clean(decoded)
            withOutput { $0.append(listText: text) }
        case .colorTable: takeColors(decoded)
        case .fontTable: fonts.name(decoded)
        case .styleSheet:
            // Each paragraph looks at the name of its style; names that say anything are short.
            if let style = state.style, styleNames[style, default: ""].utf8.count < 64 {
                styleNames[style, default: ""] += decoded.prefix(64).filter { $0 != ";" }
            }
        case .revisionTable: authors += decoded.split(separator: ";").map { String($0).trimmingSpaces }
        case .fieldInstruction: instruction += decoded
        case .title: Self.add(decoded, to: &metadata.title)
        case .author: Self.add(decoded, to: &metadata.author)
        case .subject: Self.add(decoded, to: &metadata.subject)
        case .keywords: Self.add(decoded, to: &metadata.keywords)
        case .propertyName: propertyName = decoded.trimmingSpaces
        case .propertyValue: takeProperty(decoded)
        case .objectClass: takeObjectClass(decoded)
        case .commentAuthor, .commentDate, .commentReference, .anchorStart, .anchorEnd:
            review.take(decoded.trimmingSpaces, for: state.destination)
        case .picture, .skipped: break
        }
    }

    /// In place: a copy for each of many pieces would take for ever.
    private static func add(_ text: String, to value: inout String?) {
        if value == nil { value = "" }
        value?.append(TextCleaning.clean(text))
    }

    /// Adds text of the document, `count` characters of the file.
    private mutating func emit(_ text: String, count: Int) {
        if state.revision.isMoved { return context.ledger.explain(count, as: .moved) }
        if state.revision.isDeleted {
            context.ledger.explain(count, as: .deleted)
            return review.delete(text, state.revision, authors: authors, into: &context.findings)
        }
        review.endDeletion(authors: authors, into: &context.findings)
        let look = state.look
        if let reason = look.hiddenReason ?? lostInk() {
            context.hidden.append(text, reason: reason)
            context.ledger.explain(count, as: .hidden)
        } else {
            let span = look.span(text, color: ink?.hex, link: state.link)
            withOutput { $0.append(span) }
            context.ledger.emit(raw: count, clean: TextLedger.count(text))
            if state.destination != .comment { review.anchors.append(text) }
        }
    }

    /// Adds text that no byte of the file states.
    mutating func generate(_ text: String) {
        let count = TextLedger.count(text)
        context.ledger.see(count)
        emit(text, count: count)
    }

    /// The colour of the text, where one is stated.
    private var ink: InkColor? { state.colorIndex < colors.count ? colors[state.colorIndex] : nil }

    /// Why text of the present colour cannot be seen on what lies behind it, or `nil` where it can.
    private func lostInk() -> String? {
        guard let ink else { return nil }
        return state.ground.backdrop(colors: colors, cell: groundOfCell).reason(hiding: ink)
    }

    private var groundOfCell: Backdrop {
        // The fill of a box, or of a drawing that lies behind the text, is not read.
        guard !hasShapes, state.destination != .textBox else { return .unknown }
        switch state.level {
        case 0: return .page
        case 1: return rows[0].backdrop(cell: (asides.last?.output ?? body).cellIndex, colors: colors)
        // Rows of inner tables are defined behind their cells.
        default: return .unknown
        }
    }

    private mutating func takeColors(_ text: String) {
        for character in text where character == ";" {
            if let channel {
                let parts = [channel.red, channel.green, channel.blue].map { UInt8(max(0, min(255, $0))) }
                colors.append(InkColor(red: parts[0], green: parts[1], blue: parts[2]))
            } else if colors.count > 1 {
                colors.append(nil)
            }
            channel = nil
        }
    }

    // MARK: Pictures and objects

    /// Takes the value of a property of a drawing.
    private mutating func takeProperty(_ text: String) {
        guard propertyName == "wzDescription", review.isPictured else { return }
        let text = TextCleaning.clean(text).trimmingSpaces
        if !text.isEmpty { context.findings.images.describeLast(text) }
    }

    private mutating func takeObjectClass(_ text: String) {
        guard let last = context.findings.skipped.indices.last else { return }
        context.findings.skipped[last].name = TextCleaning.clean(text).trimmingSpaces
    }
}
