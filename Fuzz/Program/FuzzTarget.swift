// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import WorkerProtocol

@testable import DocumentExtraction

/// What inputs are handed to.
enum FuzzTarget: String, CaseIterable {
    /// A whole DOCX: the archive is what is mutated.
    case docx
    /// The parts of a DOCX or ODT as text, each behind `<?part NAME?>`, put into an archive that is sound.
    case parts
    case rtf, html, text, eml
    /// OLE compound files.
    case ole
    /// A whole PDF, read and drawn.
    case pdf
    /// Europass XML, read and made a profile.
    case data
    /// Pages made of glyphs and marks, without a PDF around them.
    case glyphs
    /// What a worker sends to the daemon, as it comes through the pipe.
    case frame
    /// document.json as a worker that was taken over could send it.
    case reply
    /// Lines of text with looks, read as a CV by the rules.
    case rules

    /// Whether inputs are text with tags, mutated as such.
    var hasTags: Bool { self == .parts || self == .html || self == .data }

    func run(_ data: Data) {
        switch self {
        case .docx: read(data, name: "a.docx")
        case .parts: read(PartsArchive.archive(of: data), name: "a.docx")
        case .rtf: read(data, name: "a.rtf")
        case .html: read(data, name: "a.html")
        case .text: read(data, name: "a.txt")
        case .eml: read(data, name: "a.eml")
        case .ole: read(data, name: "a.doc")
        case .data: if let document = read(data, name: "a.xml") { Oracle.readAsCV(document) }
        case .pdf:
            read(data, name: "a.pdf")
            draw(data)
        case .glyphs: Oracle.examine(GlyphInput(data).document, hasPlaces: true)
        case .frame: FrameInput.read(data)
        case .reply: FrameInput.read(document: data)
        case .rules: RulesInput.read(data)
        }
    }

    /// Reads as the worker does; only stated failures of documents are answers.
    @discardableResult
    private func read(_ data: Data, name: String) -> Document? {
        let options = ExtractOptions(recognition: .init(mode: .never))
        do throws(GreffierError) {
            let document = try DocumentExtractor().extract(data, name: name, options: options)
            Oracle.examine(document, hasPlaces: document.mediaType == FileKind.pdf.mediaType)
            let limit = options.limits.characters
            Oracle.require(document.characterCount <= limit, "a document beyond its limit of characters")
            return document
        } catch {
            Oracle.require(error.code.name.hasPrefix("document."), "\(error.code.name) for a document: \(error.detail)")
            return nil
        }
    }

    private func draw(_ data: Data) {
        do throws(GreffierError) {
            let pictures = try PagePainter.pictures(of: data, name: "a.pdf", pages: [1, 2], dotsPerInch: 40)
            Oracle.require(pictures.count == 2, "a picture for each page")
        } catch {
            Oracle.require(error.code.name.hasPrefix("document."), "\(error.code.name) for a picture")
        }
    }
}
