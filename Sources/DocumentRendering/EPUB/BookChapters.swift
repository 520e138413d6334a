// SPDX-License-Identifier: GPL-3.0-or-later

/// The chapters of a manuscript in Markdown.
///
/// One text is cut at its headings of the highest level; a level-1 heading that stands alone above others is the title of
/// the book. A text without headings is cut at lines like `Chapitre 3` and `Prologue`. Each of several texts is a chapter
/// under its first heading.
struct BookChapters {
    /// The title that the text itself states.
    private(set) var title: String?
    private(set) var chapters: [EPUBBook.Chapter] = []
    private let isFrench: Bool

    init(_ texts: [String], language: String) {
        isFrench = language.lowercased().hasPrefix("fr")
        if texts.count == 1 {
            cut(MarkdownReader.blocks(texts[0]))
        } else {
            for text in texts { add(whole: MarkdownReader.blocks(text)) }
        }
    }

    private mutating func add(whole blocks: [MarkdownBlock]) {
        guard !blocks.isEmpty else { return }
        if case .heading(let level, let title) = blocks[0] {
            add(title, level: level, blocks.dropFirst())
        } else {
            add(nil, level: 1, blocks[...])
        }
    }

    /// One text, cut at its headings.
    private mutating func cut(_ blocks: [MarkdownBlock]) {
        var blocks = Self.naming(blocks)
        let levels = blocks.compactMap { Self.heading($0)?.level }
        guard let top = levels.min() else { return add(nil, level: 1, blocks[...]) }
        var level = top
        let isTitle = Self.heading(blocks[0])?.level == top && levels.count { $0 == top } == 1 && levels.count > 2
        if isTitle, let next = levels.filter({ $0 > top }).min() {
            title = Self.heading(blocks[0]).map { MarkdownLineMarkup.words($0.text) }
            blocks.removeFirst()
            level = next
        }
        var start = blocks.startIndex
        for place in blocks.indices where Self.heading(blocks[place])?.level == level {
            close(blocks[start..<place], level: level)
            start = place
        }
        close(blocks[start...], level: level)
    }

    private mutating func close(_ blocks: ArraySlice<MarkdownBlock>, level: Int) {
        guard let first = blocks.first else { return }
        if let heading = Self.heading(first), heading.level == level {
            add(heading.text, level: level, blocks.dropFirst())
        } else {
            add(nil, level: level, blocks)
        }
    }

    /// `heading` is that of the chapter in Markdown; without one it is numbered, or called what stands before the first.
    private mutating func add(_ heading: String?, level: Int, _ blocks: ArraySlice<MarkdownBlock>) {
        let words = heading.map { MarkdownLineMarkup.words($0) } ?? ""
        let isFront = heading == nil && chapters.isEmpty
        let usual =
            isFront
            ? (isFrench ? "Avant-propos" : "Front matter")
            : (isFrench ? "Chapitre" : "Chapter") + " \(chapters.count + 1)"
        let title = words.isEmpty ? usual : words
        var writer = MarkdownMarkup(level: level)
        let markup = writer.markup(blocks)
        let head = words.isEmpty ? "" : "<h1>\(MarkdownLineMarkup.markup(heading ?? ""))</h1>\n"
        chapters.append(
            .init(
                title: title,
                markup:
                    "<section class=\"text\" epub:type=\"\(isFront ? "preface" : "chapter")\">\n\(head)\(markup)</section>\n",
                parts: writer.parts
            )
        )
    }

    private static func heading(_ block: MarkdownBlock) -> (level: Int, text: String)? {
        if case .heading(let level, let text) = block { (level, text) } else { nil }
    }

    /// The blocks with paragraphs that name chapters as headings, where more chapters are so named than there are headings.
    ///
    /// Of plain texts a title in capitals alone may be known as a heading.
    private static func naming(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
        let levels = blocks.compactMap { heading($0)?.level }
        let marked = blocks.map { named($0, level: levels.min() ?? 1) }
        return marked.count { heading($0) != nil } > levels.count * 2 ? marked : blocks
    }

    /// A paragraph that names a chapter, as its heading.
    private static func named(_ block: MarkdownBlock, level: Int) -> MarkdownBlock {
        guard case .paragraph(let text) = block, text.utf8.count <= 120 else { return block }
        let line = MarkdownLineMarkup.words(text)
        let words = line.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard let first = words.first, !line.hasSuffix(".") || words.count <= 2, !text.contains("\n") else {
            return block
        }
        if alone.contains(first), words.count == 1 { return .heading(level, text) }
        guard counted.contains(first), words.count > 1 else { return block }
        let number = words[1]
        let isNumber =
            number.allSatisfy(\.isNumber) || number.allSatisfy { "ivxlc".contains($0) } || ordinals.contains(number)
        return isNumber ? .heading(level, text) : block
    }

    private static let alone: Set<String> = [
        "prologue", "épilogue", "epilogue", "préface", "preface", "postface", "introduction", "conclusion",
        "remerciements", "acknowledgements", "foreword", "afterword",
    ]
    private static let counted: Set<String> = ["chapitre", "chapter", "partie", "part", "livre", "book", "acte", "act"]
    private static let ordinals: Set<String> = [
        "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "premier", "première", "one",
        "two", "three", "four", "five", "seven", "eight", "nine", "ten", "first",
    ]
}
