// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import TextFolding

extension SensitiveReader {
    /// Where a text that is no line of a document says such things, from left to right.
    ///
    /// `isOpen` is for texts that speak of the person.
    func ranges(in text: String, isOpen: Bool) -> [Range<String.Index>] {
        let line = CVLine(
            index: 0,
            source: TextLine(text: text, number: 1),
            text: text,
            words: Folding.words(text),
            isBullet: false,
            isContinuation: false,
            indent: 0,
            look: .init(isHeading: false, level: 0, bold: false, italic: false, capitals: false, size: 0),
            isOrnament: false,
            dates: []
        )
        return findings(in: line, isOpen: isOpen).map(\.range)
    }
}
