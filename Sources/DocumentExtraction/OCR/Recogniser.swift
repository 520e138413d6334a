// SPDX-License-Identifier: GPL-3.0-or-later
import COCR
import JobModel
import WorkerProtocol

/// Recognises the characters of pages that are pictures.
struct Recogniser {
    /// The languages that are loaded, of those asked for.
    let languages: [String]

    /// Dots an inch that recognition works best with.
    static let resolution = 300.0
    /// Pixels that are read at the most: finer pictures are shrunk, as their letters are large enough.
    private static let mostPixels = 24_000_000.0
    /// Milliseconds of processor time for one reading; a page that stands the wrong way up takes two.
    private static let patience = 7000
    /// Lines that rise or fall by less, in degrees, are read as they are.
    private static let slightSkew = 0.25

    /// Loads the library and what it knows of the languages; takes a twentieth of a second the first time.
    ///
    /// `nil` where the library or all of the languages are missing.
    init?(_ options: RecognitionOptions) {
        guard RecognitionLibrary.isLoaded, options.isValid,
            cocr_prepare(options.languages.joined(separator: "+")) == COCR_OK
        else { return nil }
        languages = String(cString: cocr_languages()).split(separator: "+").map(String.init)
    }

    /// The words of `picture`, in which an inch of the page has so many dots.
    ///
    /// Throws `document.timeout` for a page that takes too long, `document.too_large` for want of memory.
    func page(_ picture: GrayPicture, dotsPerInch: Double) throws(GreffierError) -> RecognisedPage {
        let factor = Self.factor(picture, dotsPerInch)
        let scaled = factor == 1 ? picture : try picture.scaled(by: factor)
        // Both sides are rounded, so the scale is told by what came out.
        let dots = dotsPerInch * Double(scaled.columns) / Double(picture.columns)
        let first = try read(scaled, dots, quarters: 0)
        guard first.isDoubtful, let quarters = scaled.uprightQuarters(dotsPerInch: Int(dots)), quarters != 0 else {
            return first
        }
        let second = try read(try scaled.turned(quarters), dots, quarters: quarters)
        return second.confidence > first.confidence ? second : first
    }

    private func read(_ picture: GrayPicture, _ dots: Double, quarters: Int) throws(GreffierError) -> RecognisedPage {
        let skew = picture.skew
        let isLevel = abs(skew) < Self.slightSkew
        let level = isLevel ? picture : try picture.rotated(by: skew)
        let words = try level.words(dotsPerInch: Int(dots.rounded()), milliseconds: Self.patience)
        let frame = PictureFrame(
            columns: Double(level.columns),
            rows: Double(level.rows),
            dotsPerInch: dots,
            quarters: quarters,
            levelling: isLevel ? 0 : skew
        )
        return RecognisedPage(words, frame: frame)
    }

    /// Coarse pictures are enlarged, very fine ones shrunk.
    ///
    /// Those of 140 to 200 dots only where they are black and white: shades of grey tell the accents of small print.
    private static func factor(_ picture: GrayPicture, _ dotsPerInch: Double) -> Double {
        let isCoarse = dotsPerInch < 140 || dotsPerInch < 200 && picture.isBlackAndWhite
        let wanted = isCoarse || dotsPerInch > 400 ? min(resolution / dotsPerInch, 4) : 1
        let pixels = Double(picture.columns) * Double(picture.rows)
        return min(wanted, (mostPixels / pixels).squareRoot())
    }
}
