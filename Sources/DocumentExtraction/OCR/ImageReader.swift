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
        while let size = try size(of: data, index: index, isFirst: texts.isEmpty) {
            guard index < options.recognition.pages else {
                throw GreffierError(.documentTooLarge, detail: "more than \(options.recognition.pages) pictures")
            }
            announce(index + 1)
            let picture = try GrayPicture(unpacking: data, index: index)
            let turn = kind == .jpg ? ImageFile.orientation(data) : .upright
            let upright = try picture.turned(turn.quarters, isMirrored: turn.isMirrored)
            let dots = ImageFile.dotsPerInch(
                stated: Int(size.dots_per_inch),
                columns: upright.columns,
                rows: upright.rows
            )
            texts.append(try session.text(of: upright, dotsPerInch: dots, number: index + 1, by: recogniser))
            texts[index].rotation = turn.quarters * 90
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

    /// The size of the picture at `index`; a chain of pictures that breaks later counts as ended there.
    private static func size(of data: Data, index: Int, isFirst: Bool) throws(GreffierError) -> cocr_size? {
        do {
            return try GrayPicture.size(of: data, index: index)
        } catch {
            if isFirst { throw error }
            return nil
        }
    }
}
