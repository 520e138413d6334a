// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import XMLStreams

extension DataFileReader {
    /// An element whose end has not come yet.
    struct OpenElement {
        let element: XMLElement
        private(set) var text = ""
        /// Whether its text is one that people read: not too long, and no picture written as letters.
        private(set) var isText = true
        var elements: [Document.DataFile.Element] = []

        /// More letters without a blank are data.
        private static let longestWord = 1000

        init(_ element: XMLElement) { self.element = element }

        mutating func take(_ piece: String) {
            guard isText else { return }
            let isLong = text.utf8.count + piece.utf8.count > DataFileReader.longestText
            if isLong || isData(piece) {
                isText = false
                text = ""
            } else {
                text += piece
            }
        }

        private func isData(_ piece: String) -> Bool {
            var run = 0
            for byte in piece.utf8 {
                run = byte <= 0x20 ? 0 : run + 1
                if run > Self.longestWord { return true }
            }
            return piece.hasPrefix("data:") && piece.contains(";base64,")
        }
    }
}
