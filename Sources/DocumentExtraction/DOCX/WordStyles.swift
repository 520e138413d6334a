// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import XMLStreams

/// The styles of a document, each with what it inherits; read when a paragraph or run first names them.
final class WordStyles {
    /// A style with all that it inherits.
    final class Resolved {
        let look: WordLook
        let paragraph: WordParagraphLook
        /// The heading level that it or one that it is based on has by its name.
        let headingLevel: Int?
        /// The style itself and those that it is based on.
        let chain: [String]

        fileprivate init(_ chain: [(id: String, style: Style)], defaults: WordLook) {
            look = chain.reduce(WordLook()) { $0.over($1.style.look) }.over(defaults)
            paragraph = chain.reduce(WordParagraphLook()) { $0.over($1.style.paragraph) }
            headingLevel = chain.lazy.compactMap { $0.style.headingLevel }.first
            self.chain = chain.map(\.id)
        }
    }

    /// One style as written.
    fileprivate struct Style {
        var name = ""
        var basedOn: String?
        var look = WordLook()
        var paragraph = WordParagraphLook()
        /// Fills of the cells of a table style.
        var grounds: [WordGround] = []

        /// By the name that English, French and German Word give to headings.
        var headingLevel: Int? {
            if name == "title" || name == "titre" || name == "titel" { return 1 }
            for prefix in ["heading ", "titre ", "überschrift ", "heading", "titre"] where name.hasPrefix(prefix) {
                if let level = Int(name.dropFirst(prefix.count).prefix { $0.isNumber }), (1...9).contains(level) {
                    return min(6, level)
                }
            }
            return nil
        }
    }

    private let theme: WordTheme
    private var scanner: WordStyleScanner?
    private var cursor: XMLCursor?
    private var isWhole = false
    private var found: [String: WordStyleScanner.Entry] = [:]
    private var styles: [String: Style] = [:]
    private var paragraphs: [String: Resolved] = [:]
    private var characters: [String: WordLook] = [:]
    private var defaultLook = WordLook()
    private var defaultStyle: String?
    private var plain: Resolved?

    /// The styles of a document that has none.
    init() { theme = WordTheme() }

    /// Prepares to read styles.xml.
    ///
    /// Throws what the source throws; what is wrong with the XML shows when the style in question is met.
    init(source: @escaping XMLCursor.Source, theme: WordTheme) throws(GreffierError) {
        self.theme = theme
        let scanner = try WordStyleScanner(source: source)
        self.scanner = scanner
        let cursor = try XMLCursor(vocabulary: WordTag.vocabulary)
        self.cursor = cursor
        if scanner.isPlain {
            try push(scanner.root)
            try drain()
        } else {
            try self.scanner?.readAll()
            try push(0..<(self.scanner?.bytes.count ?? 0))
            isWhole = true
            try drain()
        }
    }

    /// What a paragraph of this style inherits.
    func paragraph(_ id: String?) throws(GreffierError) -> Resolved {
        guard let id else {
            if let plain { return plain }
            try findDefault()
            let resolved = Resolved(try chain(defaultStyle), defaults: defaultLook)
            plain = resolved
            return resolved
        }
        if let known = paragraphs[id] { return known }
        let chain = try chain(id)
        let resolved = chain.isEmpty ? try paragraph(nil) : Resolved(chain, defaults: defaultLook)
        paragraphs[id] = resolved
        return resolved
    }

    /// What a character style states.
    func character(_ id: String) throws(GreffierError) -> WordLook {
        if let known = characters[id] { return known }
        let look = try chain(id).reduce(WordLook()) { $0.over($1.style.look) }
        characters[id] = look
        return look
    }

    /// The fills that cells of a table of this style may have.
    func tableGrounds(_ id: String?) throws(GreffierError) -> [WordGround] { try chain(id).flatMap(\.style.grounds) }

    /// The style and those that it is based on, itself first; a circle ends it.
    private func chain(_ id: String?) throws(GreffierError) -> [(id: String, style: Style)] {
        var result: [(String, Style)] = []
        var next = id
        while let id = next, result.count < 16, let style = try style(id) {
            result.append((id, style))
            next = style.basedOn
        }
        return result
    }

    // MARK: Reading

    private func style(_ id: String) throws(GreffierError) -> Style? {
        if let known = styles[id] { return known }
        guard !isWhole else { return nil }
        while found[id] == nil, try scan() {}
        guard let entry = found[id] else { return nil }
        // An entry that is broken is none.
        styles[id] = Style()
        try push(entry.range)
        try drain()
        return styles[id]
    }

    private func findDefault() throws(GreffierError) { while defaultStyle == nil, !isWhole, try scan() {} }

    /// Finds one more style; whether there was any.
    private func scan() throws(GreffierError) -> Bool {
        let hadDefaults = scanner?.defaults != nil
        let entry = try scanner?.next()
        if !hadDefaults { try readDefaults() }
        guard let entry else { return false }
        if entry.isDefaultParagraph, defaultStyle == nil { defaultStyle = entry.id }
        if found[entry.id] == nil { found[entry.id] = entry }
        return true
    }

    private func readDefaults() throws(GreffierError) {
        guard let range = scanner?.defaults else { return }
        try push(range)
        try drain()
    }

    private func push(_ range: Range<Int>) throws(GreffierError) {
        guard let bytes = scanner?.bytes, let cursor else { return }
        var failure: GreffierError?
        bytes.withUnsafeBytes { buffer in
            do throws(GreffierError) { try cursor.push(UnsafeRawBufferPointer(rebasing: buffer[range])) } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// Takes what was pushed.
    private func drain() throws(GreffierError) {
        guard let cursor else { return }
        while let event = try cursor.next() {
            guard event == .start else { continue }
            switch cursor.tag {
            case .docDefaults: try takeDefaults(cursor)
            case .style: try takeStyle(cursor)
            default: continue
            }
        }
    }

    private func takeDefaults(_ cursor: XMLCursor) throws(GreffierError) {
        let outer = cursor.depth - 1
        while let tag = try cursor.nextStart(within: outer) {
            if tag == .rPr { defaultLook = try WordLook(reading: cursor, theme: theme) }
        }
    }

    private func takeStyle(_ cursor: XMLCursor) throws(GreffierError) {
        guard let id = cursor.value(.styleId) else { return try cursor.skipElement() }
        let isDefault = cursor.isOn(.default) ?? false
        if isDefault, cursor.value(.type) == "paragraph", defaultStyle == nil { defaultStyle = id }
        var style = Style()
        let outer = cursor.depth - 1
        var isPart = false
        while let tag = try cursor.nextStart(within: outer) {
            switch tag {
            case .name: style.name = (cursor.value(.val) ?? "").lowercased()
            case .basedOn: style.basedOn = cursor.value(.val)
            case .rPr where isPart: try cursor.skipElement()
            case .rPr: style.look = try WordLook(reading: cursor, theme: theme)
            case .pPr where isPart: try cursor.skipElement()
            case .pPr: style.paragraph = try WordParagraphLook(reading: cursor, theme: theme)
            // The parts of a table come last.
            case .tblStylePr: isPart = true
            case .shd: style.grounds.append(WordGround(shading: cursor, theme: theme))
            default: continue
            }
        }
        styles[id] = style
    }
}
