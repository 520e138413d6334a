// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// From a PDF to a `Document`.
enum PDFReader {
    /// Reads `data`.
    ///
    /// Throws what `PDFFile` throws, `document.too_large` beyond the limits, and `document.truncated` where pages cannot
    /// be found and the file has no end.
    static func read(_ data: Data, limits: ExtractLimits) throws(GreffierError) -> Document {
        let file = try PDFFile(data: data)
        guard file.pageCount <= limits.pages else {
            throw GreffierError(.documentTooLarge, detail: "\(file.pageCount) pages")
        }
        var document = Document(mediaType: FileKind.pdf.mediaType, metadata: file.metadata, pages: [])
        var sources: [(number: Int, width: Double, height: Double, words: [PDFWord])] = []
        var characters = 0
        for index in 0..<file.pageCount {
            guard var page = try file.content(of: index) else { continue }
            PDFVisibility.judge(&page, of: file)
            let words = WordBuilder.words(of: page, fonts: file.fonts)
            document.hidden += Self.hiddenTexts(words, page: page.number)
            let visible = words.filter { $0.hidden == nil }
            characters += visible.reduce(0) { $0 + $1.text.count }
            guard characters <= limits.characters else {
                throw GreffierError(.documentTooLarge, detail: "more than \(limits.characters) characters")
            }
            sources.append((page.number, page.width, page.height, visible))
        }
        let isCut = characters == 0 && !PDFFile.hasEnd(data)
        guard !isCut else { throw GreffierError(.documentTruncated, detail: "no end of file marker") }
        let bodySize = Self.bodySize(sources.flatMap(\.words))
        let layouts = sources.map { source in
            PageLayout(words: source.words, width: source.width, continues: source.number < file.pageCount)
        }
        let lines = layouts.flatMap { $0.regions.flatMap(\.self) }
        let boldIsHeading = !BlockBuilder.hasTitles(lines, bodySize: bodySize)
        for (source, layout) in zip(sources, layouts) {
            let blocks = BlockBuilder.blocks(of: layout.regions, bodySize: bodySize, boldIsHeading: boldIsHeading)
            let (width, height) = (source.width, source.height)
            document.pages.append(.init(number: source.number, width: width, height: height, blocks: blocks))
        }
        PageMargins.mark(&document.pages)
        if sources.count < file.pageCount { document.warnings.append(.unreadablePages(file.pageCount - sources.count)) }
        return document
    }

    /// The size that most characters have.
    private static func bodySize(_ words: [PDFWord]) -> Double {
        var counts: [Double: Int] = [:]
        for word in words { counts[(word.size * 2).rounded() / 2, default: 0] += word.text.count }
        return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 10
    }

    private static func hiddenTexts(_ words: [PDFWord], page: Int) -> [Document.HiddenText] {
        var result: [Document.HiddenText] = []
        for word in words {
            guard let reason = word.hidden?.name else { continue }
            if let last = result.last, last.reason == reason {
                result[result.count - 1].text += (word.isGlued ? "" : " ") + word.text
            } else {
                result.append(.init(text: word.text, reason: reason, page: page))
            }
        }
        return result
    }
}
