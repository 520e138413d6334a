// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import WorkerProtocol

/// Gathers what stands beside the text of a PDF while its pages are read: pictures, fields, attachments, outline, counts.
///
/// poppler-glib is asked only for files that hold what it is asked for.
struct PDFExtrasCollector {
    private let file: PDFFile
    private let options: ExtractOptions
    private let features: PDFFile.Features
    private let structure: StructureTree?
    private var opened: PDFExtras?
    private var images = ImageList()
    private var fields: [Document.FormField] = []
    private var hidden: [Document.HiddenText] = []
    private var links: [Document.PlacedLink] = []
    private var targets: Set<String> = []
    private var pagesWithFiles: [Int] = []
    private var skipped: [Document.SkippedPart] = []

    init(_ file: PDFFile, structure: StructureTree?, options: ExtractOptions) {
        self.file = file
        self.options = options
        self.structure = structure
        features = file.features
    }

    /// Looks at a page whose glyphs are judged.
    mutating func take(_ page: PDFPageContent) {
        list(page.marks.filter { $0.kind == .picture }, page: page.number)
        if page.isPartial { skipped.append(.init(name: "page \(page.number)", reason: "limit")) }
        if page.hasFiles { pagesWithFiles.append(page.number) }
        guard page.hasFields, features.contains(.form), let extras = extras() else { return }
        for (field, isSeen) in extras.fields(of: page) {
            if isSeen {
                fields.append(field)
            } else {
                hidden.append(.init(text: field.value, reason: "not_displayed", page: page.number, box: field.box))
            }
        }
    }

    /// Notes the links of a page that lie on none of its words, each target once.
    ///
    /// Nobody follows more than so many, nor longer ones.
    mutating func take(_ found: [PDFLink], beside text: PageText) {
        guard !found.isEmpty else { return }
        targets.formUnion(text.links)
        for link in found where links.count < Self.mostLinks && link.target.utf8.count <= Self.longestLink {
            guard targets.insert(link.target).inserted else { continue }
            links.append(.init(target: link.target, page: text.number, box: link.box))
        }
    }

    private static let mostLinks = 200
    private static let longestLink = 4096

    private mutating func list(_ pictures: [PDFMark], page: Int) {
        guard !pictures.isEmpty else { return }
        let alternates = structure?.alternates(on: page) ?? [:]
        for mark in pictures {
            images.append(
                .init(
                    page: page,
                    box: mark.box,
                    width: Int(mark.columns),
                    height: Int(mark.rows),
                    description: alternates[mark.mcid]
                )
            )
        }
    }

    /// Writes all of it down.
    mutating func finish(_ document: inout Document, ledger: TextLedger) {
        document.images = images.listed
        document.links = links
        document.fields = fields
        if features.contains(.outline) {
            let (items, isCut) = file.outline()
            document.outline = items
            if isCut { skipped.append(.init(name: "outline", reason: "limit")) }
        }
        list(&document)
        var ledger = ledger
        let count = hidden.reduce(0) { $0 + TextLedger.count($1.text) }
        ledger.see(count)
        ledger.explain(count, as: .hidden)
        document.hidden += hidden
        document.counts = ledger.counts(skipped: skipped, images: images.count)
    }

    private mutating func list(_ document: inout Document) {
        guard let (files, isCut) = attachedFiles() else { return }
        let found = PDFExtras.listed(files, options: options)
        document.attachments = found.attachments
        document.dataFiles = found.dataFiles
        document.warnings += Document.Warning.unread(found.lostData)
        skipped += found.skipped
        if isCut { skipped.append(.init(name: "attachments", reason: "limit")) }
    }

    private mutating func attachedFiles() -> (files: [PDFExtras.AttachedFile], isCut: Bool)? {
        guard features.contains(.files) || !pagesWithFiles.isEmpty else { return nil }
        return extras()?.attachedFiles(pages: pagesWithFiles)
    }

    private mutating func extras() -> PDFExtras? {
        if opened == nil { opened = PDFExtras(file) }
        return opened
    }
}
