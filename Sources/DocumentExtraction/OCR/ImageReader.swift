// SPDX-License-Identifier: GPL-3.0-or-later
import COCR
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// From an image file to a `Document`: one page for each picture, of the characters recognised in it.
enum ImageReader {
    /// Reads `data`.
    ///
    /// `recognising` is told each page before it is read. Throws `document.no_text` where recognition is switched off or
    /// not installed, `document.too_large` for pictures of more pixels and files of more pages than allowed,
    /// `document.truncated` for a file without its end and `document.corrupt` where nothing can be unpacked.
    static func read(
        _ data: Data,
        kind: FileKind,
        options: ExtractOptions,
        recognising announce: (Int) -> Void
    ) throws(GreffierError) -> Document {
        guard ImageFile.hasEnd(data, kind: kind) else {
            throw GreffierError(.documentTruncated, detail: "the \(kind.rawValue) image has no end")
        }
        var session = RecognitionSession(options.recognition)
        guard let recogniser = session.recogniser() else {
            session.ledger.leave(1, session.reasonWithout)
            throw GreffierError(.documentNoText, detail: session.ledger.refusal)
        }
        var texts: [PageText] = []
        var index = 0
        while let page = try picture(at: index, of: data, kind: kind, willRead: announce) {
            guard index < options.recognition.pages else {
                throw GreffierError(.documentTooLarge, detail: "more than \(options.recognition.pages) pictures")
            }
            var text = try session.text(
                of: page.picture,
                dotsPerInch: page.dotsPerInch,
                number: index + 1,
                by: recogniser
            )
            text.rotation = page.rotation
            texts.append(text)
            index += 1
        }
        var ledger = TextLedger()
        ledger.replace(0, by: texts.reduce(0) { $0 + $1.characterCount })
        var document = Document(
            mediaType: kind.mediaType,
            pages: PageAssembly.pages(of: texts, pageCount: texts.count, ledger: &ledger)
        )
        session.finish(&document)
        document.counts = ledger.counts(skipped: [], images: texts.count)
        session.count(&document)
        return document
    }

    /// A picture of a file, as it is seen.
    struct Page {
        var picture: GrayPicture
        var dotsPerInch: Double
        /// Degrees by which it was turned clockwise, as its camera says.
        var rotation: Int
    }

    /// The picture at `index`, or `nil` behind the last one.
    ///
    /// A chain of pictures that breaks later counts as ended there. `willRead` is told its number before it is unpacked. Throws what `GrayPicture` throws.
    static func picture(
        at index: Int,
        of data: Data,
        kind: FileKind,
        willRead: (Int) -> Void = { _ in }
    ) throws(GreffierError) -> Page? {
        do {
            guard let size = try GrayPicture.size(of: data, index: index) else { return nil }
            willRead(index + 1)
            let turn = kind == .jpg ? ImageFile.orientation(data) : .upright
            let picture = try GrayPicture(unpacking: data, index: index)
                .turned(turn.quarters, isMirrored: turn.isMirrored)
            let dots = ImageFile.dotsPerInch(
                stated: Int(size.dots_per_inch),
                columns: picture.columns,
                rows: picture.rows
            )
            return Page(picture: picture, dotsPerInch: dots, rotation: turn.quarters * 90)
        } catch {
            if index == 0 || error.code != .documentCorrupt { throw error }
            return nil
        }
    }
}
