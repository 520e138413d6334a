// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol
import XMLStreams

/// Reads the XML of a Europass CV, as its editors attach it to their PDFs, to a tree of plain texts.
///
/// The XML is a stranger's: it is read within fixed budgets by `XMLReader`, which takes no document type and fetches
/// nothing. Pictures and other data in it are dropped while they come.
struct DataFileReader {
    /// Bytes of XML; pictures and diplomas scanned into it are counted, though nobody keeps them.
    static let mostBytes = 16 << 20
    static let mostElements = 20_000
    static let deepest = 48
    /// Bytes of UTF-8 that are kept in all, and of one text.
    static let mostText = 1 << 20
    static let longestText = 64 << 10
    private static let mostAttributes = 16
    private static let longestAttribute = 256

    private let limits: ExtractLimits
    private var left = Self.mostText
    private var elements = 0

    /// What `data` says; `nil` where it is no Europass XML.
    ///
    /// Throws `document.corrupt` where it is damaged, `document.too_large` beyond the budgets.
    static func read(_ data: Data, limits: ExtractLimits) throws(GreffierError) -> Document.DataFile? {
        guard isLike(data) else { return nil }
        guard data.count <= mostBytes else {
            throw GreffierError(.documentTooLarge, detail: "XML of \(data.count) bytes")
        }
        var reader = DataFileReader(limits: limits)
        return try reader.read(data)
    }

    /// Whether the start of `data` is that of Europass XML.
    static func isLike(_ data: Data) -> Bool {
        guard let text = TextDecoding.decode(data.prefix(16 << 10)) else { return false }
        return isLike(start: Substring(text.lowercased()))
    }

    /// The same of text in small letters.
    static func isLike(start text: Substring) -> Bool {
        let head = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(8192)
        guard head.hasPrefix("<") else { return false }
        if head.contains("skillspassport") { return true }
        return head.contains("candidate") && (head.contains("www.europass.eu/") || head.contains("www.hr-xml.org/"))
    }

    private init(limits: ExtractLimits) { self.limits = limits }

    private mutating func read(_ data: Data) throws(GreffierError) -> Document.DataFile? {
        let reader = try XMLReader(data: data, maximumDepth: Self.deepest)
        var open: [OpenElement] = []
        var format: Document.DataFile.Format?
        var found: Document.DataFile?
        while let event = try reader.next() {
            switch event {
            case .start(let element):
                elements += 1
                guard elements <= Self.mostElements else {
                    throw GreffierError(.documentTooLarge, detail: "XML of more than \(Self.mostElements) elements")
                }
                if open.isEmpty {
                    guard let known = Self.format(of: element) else { return nil }
                    format = known
                }
                open.append(OpenElement(element))
            case .text(let text): if !open.isEmpty { open[open.count - 1].take(text) }
            case .end:
                guard let last = open.popLast() else { continue }
                let element = try closed(last)
                if open.isEmpty {
                    found = format.map { Document.DataFile(format: $0, root: element) }
                } else if !element.isEmpty {
                    open[open.count - 1].elements.append(element)
                }
            }
        }
        return found
    }

    private static func format(of root: XMLElement) -> Document.DataFile.Format? {
        switch root.name {
        case "SkillsPassport": .skillsPassport
        case "Candidate":
            root.namespace.contains("europass") || root.namespace.contains("hr-xml") ? .candidate : nil
        default: nil
        }
    }

    /// An element that is at its end: its text cleaned, markup in it read as what it shows.
    private mutating func closed(_ open: OpenElement) throws(GreffierError) -> Document.DataFile.Element {
        var text = open.text
        if open.isText, text.contains("<") || text.contains("&") { text = try shown(text) }
        let lines = text.split(whereSeparator: \.isNewline).map { TextCleaning.clean(String($0)).trimmingSpaces }
        let kept = open.isText ? lines.filter { !$0.isEmpty }.joined(separator: "\n") : ""
        left -= kept.utf8.count
        let attributes = open.element.attributes.prefix(Self.mostAttributes)
            .filter { $0.value.utf8.count <= Self.longestAttribute }
            .map { Document.DataFile.Attribute($0.name, TextCleaning.clean($0.value)) }
        left -= attributes.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard left >= 0, open.element.name.utf8.count <= Self.longestAttribute else {
            throw GreffierError(.documentTooLarge, detail: "XML of more than \(Self.mostText) bytes of text")
        }
        return Document.DataFile.Element(
            open.element.name,
            attributes: attributes,
            text: kept.isEmpty ? nil : kept,
            elements: open.elements
        )
    }

    /// The lines that markup shows; the text itself where it is none.
    private func shown(_ text: String) throws(GreffierError) -> String {
        let content = try HTMLContentReader(text, limits: limits)
        return Self.lines(of: try content.blocks()).joined(separator: "\n")
    }

    private static func lines(of blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            if let table = block.table { return table.rows.joined().flatMap { lines(of: $0.blocks) } }
            let texts = block.lines.map(\.text)
            guard block.kind == .listItem, let first = texts.first else { return texts }
            return ["• " + first] + texts.dropFirst()
        }
    }
}

extension Document.DataFile.Element {
    /// Whether nothing stands in it.
    fileprivate var isEmpty: Bool { text == nil && attributes.isEmpty && elements.isEmpty }
}
