// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
import ProfileModel
package import WorkerProtocol

/// Draws a profile as a PDF for people: A4, one column with dates beside it, embedded fonts, outline and links.
package enum ProfilePDF {
    /// The bytes of the PDF.
    ///
    /// `profile` is profile.json (JSON Resume with `x-greffier`). Labels and dates follow `options.language`. Equal
    /// input gives equal bytes where the same fonts are installed. Characters that no installed font has are shown as
    /// a square. Throws `stage.input` when `profile` is no profile, `stage.defect` when the drawing fails.
    package static func render(profile: Data, options: RenderOptions) throws(GreffierError) -> Data {
        let document = try compose(profile: profile, options: options)
        return try PDFPainter(document: document).paint()
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
            date: options.date
        )
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
    /// RFC 3339.
    var date: String
}
