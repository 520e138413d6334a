// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
import ProfileModel
package import WorkerProtocol

/// Draws a profile as a PDF for people: A4, one column with dates beside it, embedded fonts, outline and links.
///
/// The document conforms to PDF/UA-1 (accessible) and PDF/A-2a (archival).
package enum ProfilePDF {
    /// The bytes of the PDF.
    ///
    /// `profile` is profile.json (JSON Resume with `x-greffier`). Labels and dates follow `options.language`. Equal
    /// input gives equal bytes where the same fonts are installed. Characters that no installed font has are shown as
    /// a square. Throws `stage.input` when `profile` is no profile, `stage.defect` when the drawing fails.
    package static func render(profile: Data, options: RenderOptions) throws(GreffierError) -> Data {
        let document = try compose(profile: profile, options: options)
        let drawn = try PDFPainter(document: document).paint()
        return try PDFConformance(language: document.language, date: document.date).apply(to: drawn)
    }

    /// Where everything will stand, without drawing it.
    package static func layout(profile: Data, options: RenderOptions) throws(GreffierError) -> PageLayout {
        try compose(profile: profile, options: options).layout
    }

    private static func compose(profile: Data, options: RenderOptions) throws(GreffierError) -> ComposedDocument {
        let value = try decode(profile)
        let language = RenderLanguage(tag: options.language)
        let theme = Theme()
        guard let shaper = TextShaper(language: language, families: theme.families), shaper.canShow("a") else {
            throw GreffierError(.stageDefect, detail: "no font is installed; fonts-lato or fonts-dejavu-core has some")
        }
        let builder = FlowBuilder(theme: theme, shaper: shaper)
        ProfileComposer(profile: value, language: language, builder: builder).compose()
        var layout = Paginator.place(builder.rows, theme: theme)
        let title = ProfileComposer.title(of: value, language: language)
        PageFooter(title: title, labels: .of(language), builder: builder).add(to: &layout)
        layout.substitutions = shaper.substitutions
        layout.missingGlyphs = builder.texts.reduce(0) { $0 + $1.missingGlyphs }
        let subject = CleanText.line(value.basics?.label ?? "")
        return ComposedDocument(
            layout: layout,
            texts: builder.texts,
            title: title,
            subject: subject,
            language: language.rawValue,
            date: Self.wholeSeconds(options.date)
        )
    }

    /// RFC 3339 without the fraction of a second, which cairo does not read.
    private static func wholeSeconds(_ date: String) -> String {
        guard let moment = Timestamp.date(date) else { return "1970-01-01T00:00:00Z" }
        return moment.formatted(Date.ISO8601FormatStyle())
    }

    private static func decode(_ data: Data) throws(GreffierError) -> Profile {
        do {
            return try CanonicalJSON.decode(Profile.self, from: data)
        } catch {
            throw GreffierError(.stageInput, detail: "profile.json is not a profile")
        }
    }
}

/// A layout with the shaped texts that it names.
///
/// Not `Sendable`: it lives in one rendering.
struct ComposedDocument {
    var layout: PageLayout
    var texts: [ShapedText]
    var title: String
    var subject: String
    /// BCP 47, of labels and dates.
    var language: String
    /// RFC 3339 in whole seconds.
    var date: String
}
