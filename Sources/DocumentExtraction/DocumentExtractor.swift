// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
package import DocumentModel
package import FoundationEssentials
package import JobModel
package import WorkerProtocol

/// From the bytes of a file to a `Document`, whatever the format.
package struct DocumentExtractor: Sendable {
    package init() {}

    /// Reads `data`, whose kind is told by its content; `name` is a hint for formats without signature.
    ///
    /// Throws the `document.*` codes: `empty`, `encrypted`, `truncated`, `corrupt`, `unsupported` (also for kinds that
    /// `options.accept` leaves out), `too_large`, `no_text`, `no_data`. A document that has text but oddities is no error: they
    /// stand in its warnings.
    ///
    /// `pages` is told how many pages there are as soon as that is known, once at the most, for formats that have pages;
    /// `recognising` is told each page whose characters are about to be recognised, which takes a second or more.
    package func extract(
        _ data: Data,
        name: String,
        options: ExtractOptions,
        pages: (Int) -> Void = { _ in },
        recognising: (Int) -> Void = { _ in }
    ) throws(GreffierError) -> Document {
        guard !data.isEmpty else { throw GreffierError(.documentEmpty) }
        let kind = FileKind(sniffing: data, name: name)
        if kind == .txt, let claimed = FileKind.binary(named: name) {
            throw GreffierError(
                .documentCorrupt,
                detail: "named .\(claimed) but not of that format",
                french: "son nom finit par .\(claimed), mais il n’est pas de ce format"
            )
        }
        var document = try read(data, kind: kind, options: options, pages: pages, recognising: recognising)
        let characters = document.characterCount
        guard characters > 0 || document.attachments.contains(where: { $0.isDocument == true }) else {
            let detail = document.hidden.isEmpty ? "" : "all of its text is hidden"
            throw GreffierError(.documentNoText, detail: detail)
        }
        guard characters <= options.limits.characters else {
            throw GreffierError(.documentTooLarge, detail: "\(characters) characters")
        }
        if kind.isPolyglot(data) { document.warnings.append(.init(.polyglot, detail: document.mediaType)) }
        if !document.hidden.isEmpty { document.warnings.append(.hiddenText(document.hidden)) }
        document.complete(characters: characters)
        return document
    }

    private func read(
        _ data: Data,
        kind: FileKind,
        options: ExtractOptions,
        pages: (Int) -> Void = { _ in },
        recognising: (Int) -> Void = { _ in }
    ) throws(GreffierError) -> Document {
        if CompoundFile.matches(data), CompoundFile.holdsEncryptedPackage(data) {
            throw GreffierError(.documentEncrypted)
        }
        if kind == .doc, CompoundFile.content(data) == .word(isEncrypted: true) {
            throw GreffierError(.documentEncrypted, detail: "doc")
        }
        if !kind.isPackage { try check(kind, options) }
        switch kind {
        case .pdf: return try PDFReader.read(data, options: options, pages: pages, recognising: recognising)
        case .html: return try HTMLDocumentReader.read(data, limits: options.limits)
        case .rtf: return try RTFReader.read(data, limits: options.limits)
        case .odt: return try ODTReader.read(flat: data, limits: options.limits)
        case .zip: return try readPackage(data, options: options)
        case .xml: return try DataDocumentReader.read(data, limits: options.limits)
        case .eml, .mht: return try MailReader(data, kind: kind, options: options).document()
        case .txt:
            return Document(mediaType: kind.mediaType, pages: try PlainTextReader.read(data, limits: options.limits))
        default:
            if kind.isImage {
                return try ImageReader.read(data, kind: kind, options: options, recognising: recognising)
            }
            throw GreffierError(.documentUnsupported, detail: kind.rawValue)
        }
    }

    private func readPackage(_ data: Data, options: ExtractOptions) throws(GreffierError) -> Document {
        switch try PackageReader.open(data, limits: options.limits) {
        case .docx(let package, let main):
            try check(.docx, options)
            return try DOCXReader.read(package, main: main, limits: options.limits) {
                data,
                name throws(GreffierError) in
                try readChunk(data, name: name, options: options)
            }
        case .odt(let zip):
            try check(.odt, options)
            return try ODTReader.read(zip, limits: options.limits)
        case .epub(let zip):
            try check(.epub, options)
            return try EPUBReader.read(zip, limits: options.limits)
        case .archive(let zip):
            try check(.zip, options)
            return try ArchiveReader(zip, options: options).document()
        case .other(let kind):
            throw GreffierError(.documentUnsupported, detail: kind.rawValue)
        }
    }

    /// The bytes of files in a file that `extract` read, by their places in `Document.attachments`.
    ///
    /// Throws as `extract` does, and a defect for places that there are no files of.
    package func attachments(
        of data: Data,
        name: String,
        places: [Int],
        options: ExtractOptions
    ) throws(GreffierError) -> [Data] {
        let kind = FileKind(sniffing: data, name: name)
        switch kind {
        case .pdf: return try PDFReader.attachments(places, of: data, limits: options.limits)
        case .eml, .mht: return try MailReader(data, kind: kind, options: options).attachments(places)
        case .zip:
            guard case .archive(let zip) = try PackageReader.open(data, limits: options.limits) else { break }
            return try ArchiveReader(zip, options: options).attachments(places)
        default: break
        }
        throw GreffierError(.stageDefect, detail: "nothing is taken out of \(kind.rawValue)")
    }

    /// A part in another format inside a document, or `nil` where no reader takes it; parts in that part are not read.
    private func readChunk(_ data: Data, name: String, options: ExtractOptions) throws(GreffierError) -> Document? {
        guard !data.isEmpty else { return Document(mediaType: FileKind.txt.mediaType, pages: []) }
        var options = options
        options.accept = []
        let kind = FileKind(sniffing: data, name: name)
        guard kind == .zip else {
            guard [.html, .mht, .rtf, .txt].contains(kind) else { return nil }
            return try read(data, kind: kind, options: options)
        }
        guard case .docx(let package, let main) = try PackageReader.open(data, limits: options.limits) else {
            return nil
        }
        return try DOCXReader.read(package, main: main, limits: options.limits) { _, _ in nil }
    }

    /// Throws `document.unsupported` for a kind that the pipeline does not take.
    private func check(_ kind: FileKind, _ options: ExtractOptions) throws(GreffierError) {
        guard kind.isAccepted(by: options) else {
            throw GreffierError(.documentUnsupported, detail: "\(kind.rawValue) is not accepted by this pipeline")
        }
    }
}

extension FileKind {
    /// Whether it is a container whose kind shows inside.
    fileprivate var isPackage: Bool { self == .zip }
}

extension Document {
    /// Fills in the counts that hold for every format; what the reader counted itself stays.
    fileprivate mutating func complete(characters: Int) {
        var counts = self.counts ?? Counts(characters: characters)
        counts.characters = characters
        if counts.apart["hidden"] == nil, !hidden.isEmpty {
            counts.apart["hidden"] = hidden.reduce(0) { $0 + $1.text.inkCount }
        }
        counts.images = max(counts.images, images.count)
        counts.pagesWithoutText = pages.filter { $0.width > 0 && !$0.hasText }.map(\.number)
        self.counts = counts
    }
}
