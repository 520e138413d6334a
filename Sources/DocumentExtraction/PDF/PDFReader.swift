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
    /// be found and the file has no end. `entering` is told which phase begins, several times a page; `recognising` is
    /// told each page whose characters are about to be recognised.
    static func read(
        _ data: Data,
        options: ExtractOptions,
        pages announce: (Int) -> Void = { _ in },
        recognising: (Int) -> Void = { _ in },
        entering: (PDFPhase) -> Void = { _ in }
    ) throws(GreffierError) -> Document {
        entering(.poppler)
        let limits = options.limits
        let file = try PDFFile(data: data)
        guard file.pageCount <= limits.pages else {
            throw GreffierError(.documentTooLarge, detail: "\(file.pageCount) pages")
        }
        announce(file.pageCount)
        var document = Document(mediaType: FileKind.pdf.mediaType, metadata: file.metadata, pages: [])
        var ledger = TextLedger()
        let tree = file.structure()
        var extras = PDFExtrasCollector(file, structure: tree, options: options)
        var pages: [PageText] = []
        var characters = 0
        var check = InkCheck()
        var partial = 0
        var recognition = RecognitionSession(options.recognition)
        for index in 0..<file.pageCount {
            entering(.poppler)
            guard var page = try file.content(of: index) else { continue }
            entering(.visibility)
            check.judge(&page, of: file)
            if page.isPartial { partial += 1 }
            document.hidden += WordMaker.hiddenTexts(of: page, fonts: file.fonts)
            entering(.order)
            extras.take(page)
            var text = WordMaker.text(of: page, fonts: file.fonts, ledger: &ledger)
            if let found = try recognition.text(of: page, own: text, in: file, announce: recognising) {
                ledger.replace(text.characterCount, by: found.characterCount)
                text = found
            } else if let tags = tree.flatMap({ PageTags($0, page: page.number) }), tags.covers(text) {
                text.tags = tags
            }
            extras.take(page.links, beside: text)
            text.rules = PageRules(page.marks)
            text.tagBoxes = TagBoxes(page.marks)
            characters += text.scalars.count
            try limits.check(blocks: 0, characters: characters)
            pages.append(text)
        }
        let isCut = characters == 0 && !PDFFile.hasEnd(data)
        guard !isCut else { throw GreffierError(.documentTruncated, detail: "no end of file marker") }
        guard !pages.isEmpty else { throw GreffierError(.documentCorrupt, detail: "none of its pages can be read") }
        if partial > 0 {
            let (detail, french) = (
                "pages that hold more than is read of one", "pages trop chargées pour être lues en entier"
            )
            document.warnings.append(.init(.partsSkipped, count: partial, detail: detail, french: french))
        }
        if pages.count < file.pageCount {
            document.warnings.append(.init(.pagesMissing, count: file.pageCount - pages.count))
        }
        recognition.finish(&document)
        guard characters > 0 || recognition.ledger.refusal.isEmpty || !document.hidden.isEmpty else {
            throw GreffierError(.documentNoText, detail: recognition.ledger.refusal)
        }
        document.pages = PageAssembly.pages(of: pages, pageCount: file.pageCount, ledger: &ledger)
        extras.finish(&document, ledger: ledger)
        recognition.count(&document)
        return document
    }
}
