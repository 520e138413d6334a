// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import DocumentRendering
import FoundationEssentials
import JobModel
import WorkerProtocol

/// From a request frame to its reply frame; every failure becomes a reply.
enum RequestHandler {
    /// The reply to `frame`; what is to be said before it goes to `announce`.
    static func answer(_ frame: Frame, announce: (WorkerReply) -> Void) throws -> Frame {
        do {
            let request = try frame.message(WorkerRequest.self)
            return try perform(request, attachments: frame.attachments, announce: announce)
        } catch let error as GreffierError {
            // Told from the first bytes, before a parser could come to harm, or of a document that was read to its end
            // like any other; after all else the worker is spent.
            let harmless: [ErrorCode] = [
                .documentUnsupported, .documentEmpty, .documentEncrypted, .documentNoText, .documentNoData,
                .templateInvalid,
            ]
            let isSpent = !harmless.contains(error.code)
            return try Frame(
                WorkerReply.failed(
                    code: error.code.name,
                    detail: error.detail,
                    french: error.detailFR,
                    isSpent: isSpent
                )
            )
        } catch {
            let code = ErrorCode.stageDefect.name
            return try Frame(WorkerReply.failed(code: code, detail: "unreadable request", isSpent: true))
        }
    }

    private static func perform(
        _ request: WorkerRequest,
        attachments: [Data],
        announce: (WorkerReply) -> Void
    ) throws -> Frame {
        switch request {
        case .extract(let name, let options):
            let document = try DocumentExtractor().extract(
                try attachment(0, of: attachments),
                name: name,
                options: options,
                pages: { announce(.pages($0)) },
                recognising: { announce(.recognising(page: $0)) }
            )
            let reply = WorkerReply.extracted(
                characters: document.counts?.characters ?? document.characterCount
            )
            return try Frame(reply, attachments: [document.json])
        case .unpack(let name, let places, let options):
            guard places.count <= Frame.maximumAttachments else {
                throw GreffierError(.stageDefect, detail: "\(places.count) files in one request")
            }
            let data = try attachment(0, of: attachments)
            let files = try DocumentExtractor().attachments(of: data, name: name, places: places, options: options)
            return try Frame(WorkerReply.unpacked, attachments: files)
        case .pictures(let name, let pages, let dotsPerInch, let inColor):
            guard pages.count <= Frame.maximumAttachments else {
                throw GreffierError(.stageDefect, detail: "\(pages.count) pictures in one request")
            }
            let data = try attachment(0, of: attachments)
            let pictures = try PagePainter.pictures(
                of: data,
                name: name,
                pages: pages,
                dotsPerInch: dotsPerInch,
                inColor: inColor
            )
            return try Frame(WorkerReply.rendered, attachments: pictures)
        case .renderPDF(let options):
            let profile = try attachment(0, of: attachments)
            return try drawn(ProfilePDF.drawn(profile: profile, logo: picture(1, of: attachments), options: options))
        case .export(let format, let options):
            let profile = try attachment(0, of: attachments)
            let logo = picture(1, of: attachments)
            return try rendered(
                ProfileExport.render(profile: profile, logo: logo, format: format, options: options)
            )
        case .renderBook(let options):
            let texts = try attachment(0, of: attachments)
            return try rendered(BookEPUB.render(texts: texts, cover: picture(1, of: attachments), options: options))
        case .renderReport(let options):
            let report = try attachment(0, of: attachments)
            return try drawn(ReportPDF.drawn(report: report, logo: picture(1, of: attachments), options: options))
        case .settlePDF(let date):
            return try rendered(PrintedPDF.settled(attachment(0, of: attachments), date: date))
        case .renderDOCX(let options):
            let template = try attachment(0, of: attachments)
            let profile = try attachment(1, of: attachments)
            let logo = picture(2, of: attachments)
            return try rendered(
                DOCXTemplate.render(template: template, profile: profile, logo: logo, options: options)
            )
        case .checkTemplate(let allowsUnknown, let language):
            let template = try attachment(0, of: attachments)
            let report = try TemplateCheck.report(template, allowsUnknown: allowsUnknown)
            let copies = try language.map { language in
                [try TemplateCheck.annotated(template, language: ReportLanguage(setting: language), date: Date())]
            }
            return try Frame(WorkerReply.checked(report), attachments: copies ?? [])
        case .templateFields:
            return try Frame(WorkerReply.fields(TemplateGuide.fields))
        case .recognition(let languages):
            return try Frame(WorkerReply.recognition(RecognitionLibrary.found(languages)))
        case .tryEscapes(let paths):
            return try Frame(WorkerReply.escapes(Confinement.escapes(reading: paths)))
        }
    }

    private static func rendered(_ data: Data) throws -> Frame {
        try Frame(WorkerReply.rendered, attachments: [data])
    }

    /// Attachment 0 is the document, 1 what it could not show.
    private static func drawn(_ document: DrawnDocument) throws -> Frame {
        try Frame(
            WorkerReply.rendered,
            attachments: [document.data, try CanonicalJSON.compact(document.notes)]
        )
    }

    /// A picture that need not be there.
    private static func picture(_ index: Int, of attachments: [Data]) -> Data? {
        index < attachments.count ? attachments[index] : nil
    }

    private static func attachment(_ index: Int, of attachments: [Data]) throws(GreffierError) -> Data {
        guard index < attachments.count else {
            throw GreffierError(.stageDefect, detail: "attachment \(index) missing")
        }
        return attachments[index]
    }
}
