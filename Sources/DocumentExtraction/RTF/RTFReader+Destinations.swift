// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

extension RTFReader {
    /// Turns the group to another destination; whether `word` names one.
    mutating func takeDestination(_ word: String) -> Bool {
        let isSkippable = isNextSkippable
        let isTaken =
            if state.destination == .skipped || state.destination == .picture {
                takeInSkipped(word)
            } else {
                takeNamed(word, of: RTFState.namedDestinations) || takeInfo(word) || takeAside(word) || takeObject(word)
            }
        guard !isTaken else {
            isNextSkippable = false
            return true
        }
        let isNothing = RTFState.skippedWords.contains(word) || RTFState.fallbackWords.contains(word)
        guard isNothing || isSkippable else { return false }
        if RTFState.fallbackWords.contains(word) { state.isFallback = true }
        // The names of character styles stand among those of paragraphs.
        if isNothing || state.destination != .styleSheet || word != "cs" { state.destination = .skipped }
        isNextSkippable = false
        return true
    }

    /// Groups that hold something within one that is skipped.
    private mutating func takeInSkipped(_ word: String) -> Bool {
        guard !state.isFallback else { return false }
        switch word {
        case "pict": beginPicture()
        case "ud": if let before = state.beforePair { state.destination = before }
        default: return takeNamed(word, of: RTFState.destinationsInSkipped)
        }
        return true
    }

    /// Destinations that need nothing but to be turned to.
    private mutating func takeNamed(_ word: String, of destinations: [String: RTFState.Destination]) -> Bool {
        guard let destination = destinations[word] else { return false }
        state.destination = destination
        return true
    }

    private mutating func takeInfo(_ word: String) -> Bool {
        switch word {
        // Of text that stands twice the second form is read, in Unicode.
        case "upr": (state.beforePair, state.destination) = (state.destination, .skipped)
        case "fldinst":
            instruction = ""
            state.destination = .fieldInstruction
        case "fldrslt": break
        case "nesttableprops": state.isInnerRow = true
        default: return false
        }
        return true
    }

    private mutating func takeAside(_ word: String) -> Bool {
        switch word {
        case "header", "headerf", "headerl", "headerr": beginAside(.header)
        case "footer", "footerf", "footerl", "footerr": beginAside(.footer)
        case "footnote": beginNote()
        case "shptxt", "dptxbxtext": beginAside(.textBox)
        case "annotation":
            beginAside(.comment)
            review.beginComment()
        default: return false
        }
        return true
    }

    private mutating func takeObject(_ word: String) -> Bool {
        switch word {
        case "shp", "do": (hasShapes, review.isPictured) = (true, false)
        case "shpinst", "shppict", "result": break
        case "pict": beginPicture()
        case "object": context.findings.skipped.append(.init(name: "object", reason: "embedded_object"))
        default: return false
        }
        return true
    }

    private mutating func beginPicture() {
        context.findings.images.append(.init())
        review.isPictured = true
        state.destination = .picture
    }

    // MARK: Asides

    /// A footnote or endnote, whose mark stands before it.
    private mutating func beginNote() {
        var mark: String?
        if review.isMarkDue {
            let isEnd = scanner.isNext(#"\ftnalt"#)
            mark = review.nextMark(isEnd: isEnd)
            generate(mark ?? "")
        }
        review.isMarkDue = false
        beginAside(.footnote, mark: mark)
    }

    mutating func endAside() {
        guard var aside = asides.popLast() else { return }
        units += 1
        aside.output.finish(state, kind: aside.destination.kind, ledger: &context.ledger)
        var blocks = aside.output.blocks
        switch aside.destination {
        case .textBox: withOutput { $0.append(boxes: blocks) }
        case .footnote:
            if !blocks.isEmpty, let mark = aside.mark { blocks[0].marker = mark }
            withOutput { $0.append(notes: blocks) }
        case .comment:
            context.ledger.withdraw(TextLedger.count(blocks), as: .comment)
            if let comment = review.endComment(blocks.words) { context.findings.comments.append(comment) }
        default: margins[aside.destination, default: []] += blocks
        }
    }
}
