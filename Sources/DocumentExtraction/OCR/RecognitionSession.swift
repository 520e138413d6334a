// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import WorkerProtocol

/// Character recognition for one document: the library is asked for at the first page that needs it.
struct RecognitionSession {
    /// Milliseconds of processor time that drawing a page may take.
    private static let patience: UInt32 = 4000

    let options: RecognitionOptions
    var ledger = RecognitionLedger()
    private var isTried = false
    private var opened: Recogniser?

    init(_ options: RecognitionOptions) { self.options = options }

    /// What recognises characters, or `nil` where it is switched off or not installed.
    mutating func recogniser() -> Recogniser? {
        guard options.mode != .never else { return nil }
        if !isTried {
            isTried = true
            opened = Recogniser(options)
            if RecognitionLibrary.isLoaded {
                let loaded = opened?.languages ?? []
                ledger.miss(options.languages.filter { !loaded.contains($0) })
            }
        }
        return opened
    }

    /// Why there is no recogniser.
    var reasonWithout: RecognitionLedger.Reason { options.mode == .never ? .unwanted : .unavailable }

    /// The words of a picture as those of a page; none where they take too long.
    ///
    /// Throws `document.too_large` for want of memory.
    mutating func text(
        of picture: GrayPicture,
        dotsPerInch: Double,
        number: Int,
        by recogniser: Recogniser
    ) throws(GreffierError) -> PageText {
        guard let page = try read(picture, dotsPerInch, by: recogniser) else {
            ledger.leave(number, .tooSlow)
            let (columns, rows) = (Double(picture.columns), Double(picture.rows))
            return PageText(number: number, width: columns * 72 / dotsPerInch, height: rows * 72 / dotsPerInch)
        }
        ledger.note(page)
        return PageText(number: number, recognised: page)
    }

    /// The words of a page of a PDF, recognised in its picture; `nil` where it is read as it stands in the file.
    ///
    /// Throws `document.too_large` for want of memory.
    mutating func text(
        of page: PDFPageContent,
        own: PageText,
        in file: PDFFile,
        announce: (Int) -> Void
    ) throws(GreffierError) -> PageText? {
        guard options.mode == .always || RecognitionNeed.holds(for: page) else { return nil }
        guard let recogniser = recogniser() else {
            if RecognitionNeed.holds(for: page) { ledger.leave(page.number, reasonWithout) }
            return nil
        }
        guard ledger.count < options.pages else {
            ledger.leave(page.number, .tooMany)
            return nil
        }
        announce(page.number)
        let scale = Self.scale(for: page)
        guard let drawn = file.picture(of: page.number - 1, scale: scale, patience: Self.patience),
            let picture = GrayPicture(pixels: drawn.pixels, columns: drawn.columns, rows: drawn.rows),
            let found = try read(picture, scale * 72, by: recogniser)
        else {
            ledger.leave(page.number, .tooSlow)
            return nil
        }
        var text = PageText(number: page.number, recognised: found)
        // The few characters that a page holds are worth more than fewer that were recognised.
        guard options.mode == .always || text.scalars.count >= own.scalars.count else { return nil }
        ledger.note(found)
        text.rotation = page.rotation
        return text
    }

    private func read(
        _ picture: GrayPicture,
        _ dotsPerInch: Double,
        by recogniser: Recogniser
    ) throws(GreffierError) -> RecognisedPage? {
        do {
            return try recogniser.page(picture, dotsPerInch: dotsPerInch)
        } catch {
            guard error.code == .documentTimeout else { throw error }
            return nil
        }
    }

    /// States in `document` what was recognised and what was not.
    func finish(_ document: inout Document) { document.warnings += ledger.warnings }

    /// Adds to the counts of `document`, which stand, the pages that are pictures still.
    func count(_ document: inout Document) { document.counts?.imagesNeedingRecognition = ledger.needing }

    /// Pixels a point: those of the usual resolution, fewer for posters.
    private static func scale(for page: PDFPageContent) -> Double {
        let usual = Recogniser.resolution / 72
        let pixels = page.width * page.height * usual * usual
        return usual * min(1, (16e6 / max(pixels, 1)).squareRoot())
    }
}
