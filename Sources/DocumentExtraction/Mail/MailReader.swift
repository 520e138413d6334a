// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// From a message (RFC 5322 with MIME) or a page saved as MHT to a `Document` of one page.
///
/// Files in it are listed, not read; pictures that the text shows are listed apart.
struct MailReader {
    private let kind: FileKind
    private let options: ExtractOptions
    private let message: MailPart
    private let contents: MailContents
    private let files: MailFiles

    /// Bytes of a message at the most: it is held twice, and each part a third time while it is looked at.
    private static let limit = 96 << 20

    /// Takes a message apart.
    ///
    /// Throws `document.too_large`.
    init(_ data: Data, kind: FileKind, options: ExtractOptions) throws(GreffierError) {
        guard data.count <= Self.limit else {
            throw GreffierError(.documentTooLarge, detail: "a message of more than \(Self.limit >> 20) MiB")
        }
        self.kind = kind
        self.options = options
        message = MailPart(message: [UInt8](data)[...])
        contents = MailContents(message)
        files = MailFiles(contents)
    }

    /// The message without its files.
    ///
    /// Throws `document.encrypted` where the text is, `document.too_large` beyond the limits.
    func document() throws(GreffierError) -> Document {
        guard !contents.isEncrypted || !contents.texts.isEmpty else {
            throw GreffierError(.documentEncrypted, detail: "message")
        }
        var document = Document(mediaType: kind.mediaType, pages: [])
        var blocks = kind == .eml ? [head].compactMap { $0 } : []
        var skipped = contents.skipped + files.skipped
        for part in contents.texts {
            do throws(GreffierError) {
                try read(part, into: &blocks, &document)
            } catch {
                guard error.code == .documentCorrupt || error.code == .documentUnsupported else { throw error }
                skipped.append(.init(name: part.fileName ?? part.type.value, reason: "damaged"))
            }
        }
        document.pages = [.init(number: 1, blocks: blocks)]
        addMetadata(to: &document)
        for file in files.all {
            let verdict = verdict(on: file)
            document.attachments.append(verdict.attachment)
            if let reason = verdict.reason { skipped.append(.init(name: file.name, reason: reason)) }
        }
        document.images = images(shown: document.images)
        document.counts = .init(characters: 0, skipped: skipped, images: document.images.count)
        document.warnings += Document.Warning.unread(skipped)
        return document
    }

    /// The bytes of attachments, by their places in `Document.attachments`.
    ///
    /// Throws a defect for a place that there is none of.
    func attachments(_ places: [Int]) throws(GreffierError) -> [Data] {
        var result: [Data] = []
        for place in places {
            guard files.all.indices.contains(place) else {
                throw GreffierError(.stageDefect, detail: "no attachment \(place)")
            }
            result.append(files.all[place].data ?? Data())
        }
        return result
    }

    private func verdict(on file: MailFile) -> ContainedFile.Verdict {
        guard let data = file.data else {
            return .init(attachment: .init(name: file.name, mediaType: file.type), reason: "encoding")
        }
        return ContainedFile(name: file.name, statedType: file.type, data: data)
            .verdict(options, opensArchives: true)
    }

    // MARK: Text

    /// Who wrote to whom when about what, in the order of mail programs.
    private var head: Block? {
        let names = [("from", "From"), ("to", "To"), ("cc", "Cc"), ("subject", "Subject"), ("date", "Date")]
        let lines = names.compactMap { name, label in
            message.header.text(name).map { Line(spans: [Span(text: "\(label): \($0.prefix(2000))")]) }
        }
        return lines.isEmpty ? nil : Block(kind: .paragraph, lines: lines)
    }

    private func read(_ part: MailPart, into blocks: inout [Block], _ document: inout Document) throws(GreffierError) {
        let text = Data(MailText(part).text.utf8)
        guard !text.isEmpty else { return }
        guard part.type.value == "text/html" else {
            blocks += try PlainTextReader.read(text, limits: options.limits).flatMap(\.blocks)
            return
        }
        let page = try HTMLDocumentReader.read(text, limits: options.limits)
        blocks += page.pages.flatMap(\.blocks)
        document.hidden += page.hidden
        document.images += page.images.prefix(ImageList.most - document.images.count)
        if kind == .mht { document.metadata = page.metadata }
    }

    /// The pictures in the message as its pages describe them, then those that pages show from elsewhere.
    private func images(shown: [Document.Image]) -> [Document.Image] {
        var others = shown
        let own = contents.pictures.map { part in
            let addresses = [part.contentID.map { "cid:\($0)" }, part.header.text("content-location")].compactMap { $0 }
            let description = others.lazy.filter { addresses.contains($0.name ?? "") }.compactMap(\.description).first
            others.removeAll { addresses.contains($0.name ?? "") }
            return Document.Image(
                name: part.fileName ?? part.contentID ?? part.type.value,
                description: description
            )
        }
        return own + others
    }

    private func addMetadata(to document: inout Document) {
        let header = message.header
        document.metadata.title = header.text("subject") ?? document.metadata.title
        if kind == .eml {
            document.metadata.author = header.text("from")
            document.metadata.recipient = header.text("to")
        }
        document.metadata.creator = header.text("x-mailer") ?? header.text("user-agent")
        document.metadata.createdAt = header.text("date").flatMap(MailDate.timestamp)
    }
}
