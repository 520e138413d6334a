// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
import ProfileModel
package import WorkerProtocol

/// Draws a profile as a PDF for people: A4, in one of three designs, with embedded fonts, outline and links.
///
/// The document conforms to PDF/UA-1 (accessible) and PDF/A-2a (archival).
package enum ProfilePDF {
    /// The bytes of the PDF.
    ///
    /// `profile` is profile.json (JSON Resume with `x-greffier`), `logo` the bytes of the company's picture. Labels and dates follow `options.language`. Equal
    /// input gives equal bytes where the same fonts are installed. Characters that no installed font has are shown as
    /// a square. Throws `stage.input` when `profile` is no profile, `template.invalid` when `logo` is no picture or too
    /// large, `stage.defect` when the drawing fails.
    package static func render(
        profile: Data,
        logo: Data? = nil,
        options: RenderOptions
    ) throws(GreffierError) -> Data {
        let document = try compose(profile: profile, logo: logo, options: options)
        let drawn = try PDFPainter(document: document).paint()
        let pictures = document.layout.pages.flatMap(\.pictures).map(\.description)
        return try PDFConformance(language: document.language, date: document.date, pictures: pictures)
            .apply(to: drawn)
    }

    /// Where everything will stand, without drawing it.
    package static func layout(
        profile: Data,
        logo: Data? = nil,
        options: RenderOptions
    ) throws(GreffierError) -> PageLayout {
        try compose(profile: profile, logo: logo, options: options).layout
    }

    private static func compose(
        profile: Data,
        logo: Data?,
        options: RenderOptions
    ) throws(GreffierError) -> ComposedDocument {
        let content = ProfileContent(profile: try decode(profile), language: RenderLanguage(tag: options.language))
        let design = DesignKind(rawValue: options.look.design)?.type ?? ClassicDesign.self
        let theme = theme(of: design, options.look)
        let shaper = TextShaper(
            language: content.language,
            families: theme.families,
            hyphens: content.textLanguage.flatMap(HyphenDictionary.of)
        )
        guard let shaper, shaper.canShow("a") else {
            throw GreffierError(.stageDefect, detail: "no font is installed; fonts-lato or fonts-dejavu-core has some")
        }
        let builder = FlowBuilder(theme: theme, shaper: shaper)
        let picture = try logo.map { data throws(GreffierError) in try DrawnPicture.logo(data) }
        let composer = design.init(content: content, builder: builder, logo: picture)
        composer.compose()
        var outcome = Paginator.place(builder.bands, theme: theme)
        composer.decorate(&outcome.layout, ends: outcome.ends)
        PageFooter(title: content.title, labels: content.labels, builder: builder, frame: composer.footer)
            .add(to: &outcome.layout)
        outcome.layout.substitutions = shaper.substitutions
        outcome.layout.missingGlyphs = builder.texts.reduce(0) { $0 + $1.missingGlyphs }
        return ComposedDocument(
            layout: outcome.layout,
            texts: builder.texts,
            pictures: builder.pictures,
            title: content.title,
            subject: content.label,
            language: content.language.rawValue,
            date: Self.wholeSeconds(options.date)
        )
    }

    static func theme(of design: any ProfileDesign.Type, _ look: RenderLook) -> Theme {
        var theme = Theme()
        if let color = look.colour.flatMap(HexColor.init) { theme.colors = Palette(accent: RGB(color)) }
        theme.families = look.fonts + theme.families
        design.adapt(&theme)
        return theme
    }

    /// RFC 3339 without the fraction of a second, which cairo does not read.
    static func wholeSeconds(_ date: String) -> String {
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
    var pictures: [DrawnPicture]
    var title: String
    var subject: String
    /// BCP 47, of labels and dates.
    var language: String
    /// RFC 3339 in whole seconds.
    var date: String
}
