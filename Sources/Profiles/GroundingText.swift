// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import ProfileModel

/// The text of a document and the targets of its links, ready to be asked for many quotes.
///
/// A quote is looked for where its proof says it stands before all else, so that a true profile of any length is checked
/// in time in line with its length.
struct GroundingText {
    private var text = GroundingKey()
    /// By line of text.md: where its letters stand in `text`.
    private var places: [Int: Range<Int>] = [:]
    private var targets: Set<[UInt8]> = []
    private var links = GroundingKey()
    /// Of the CV as data that the document brings.
    private var data = GroundingKey()
    private var dataParts: Set<[UInt8]> = []
    /// Bytes of text that quotes were looked for in, at most: what the work grows with.
    private(set) var searched = 0

    init(_ document: Document) {
        let lines = document.rendering.lines
        // A sentence goes on over what stands at the foot of a page and the head of the next.
        let margins: Set<Block.Kind> = [.header, .footer]
        for line in lines where !margins.contains(line.kind) { add(line) }
        for line in lines where margins.contains(line.kind) {
            text.close()
            add(line)
        }
        for link in document.links { add(link.target) }
        for file in document.dataFiles {
            data.append(file.root.allText)
            data.close()
            addParts(of: file.root)
        }
    }

    private mutating func add(_ line: TextLine) {
        let start = text.bytes.count
        text.append(line.text)
        // Lines of one row of a table share a number, and stand one after the other.
        let known = places[line.number]?.lowerBound ?? start
        places[line.number] = known..<text.bytes.count
        for span in line.spans { if let link = span.link { add(link) } }
    }

    /// What quotes of the data are as a rule: a text, a line of it, the attributes of an element.
    private mutating func addParts(of element: Document.DataFile.Element) {
        if !element.attributes.isEmpty {
            dataParts.insert(GroundingKey(element.attributes.map(\.written).joined(separator: " ")).bytes)
        }
        if let text = element.text {
            dataParts.insert(GroundingKey(text).bytes)
            for line in text.split(separator: "\n") { dataParts.insert(GroundingKey(String(line)).bytes) }
        }
        for child in element.elements { addParts(of: child) }
    }

    private mutating func add(_ target: String) {
        guard targets.insert(GroundingKey(target).bytes).inserted else { return }
        links.append(target)
        // No letter or digit, so that no quote goes on from one target to the next.
        links.close()
    }

    /// Whether the letters and digits of a quote stand in the document, in one, or in the target of a link; for a proof by
    /// an attachment, in its data.
    ///
    /// The line that the proof names is where they are looked for first.
    mutating func contains(_ quote: GroundingKey, by entry: EvidenceEntry) -> Bool {
        if quote.isEmpty { return false }
        if entry.source == .attachment {
            if dataParts.contains(quote.bytes) { return true }
            searched += data.bytes.count
            return data.contains(quote)
        }
        if let place = entry.line.flatMap({ places[$0] }) {
            let end = place.upperBound + quote.bytes.count
            searched += end - place.lowerBound
            if text.contains(quote, from: place.lowerBound, to: end) { return true }
        }
        if targets.contains(quote.bytes) { return true }
        searched += text.bytes.count + links.bytes.count
        return text.contains(quote) || links.contains(quote)
    }
}
