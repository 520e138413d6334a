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
    /// `profile` is profile.json (JSON Resume with `x-greffier`), `logo` the bytes of the company's picture. Labels and
    /// dates follow `options.language`. Equal input gives equal bytes where the same fonts are installed. Characters that
    /// no installed font has are shown as a square. Throws `stage.input` when `profile` is no profile, `template.invalid` when `logo` is no picture or too
    /// large, `stage.defect` when the drawing fails.
    package static func render(
        profile: Data,
        logo: Data? = nil,
        options: RenderOptions
    ) throws(GreffierError) -> Data {
        try drawn(profile: profile, logo: logo, options: options).data
    }

    /// The PDF with what it could not show: letters without a glyph, fonts that are not installed.
    package static func drawn(
        profile: Data,
        logo: Data? = nil,
        options: RenderOptions
    ) throws(GreffierError) -> DrawnDocument {
        try compose(profile: profile, logo: logo, options: options).drawn()
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
        let content = ProfileContent(
            profile: try Profile(json: profile),
            language: ReportLanguage(setting: options.language)
        )
        let design = DesignKind(rawValue: options.look.design)?.type ?? ClassicDesign.self
        let theme = theme(of: design, options.look)
        let hyphens = content.textLanguage.flatMap(HyphenDictionary.of)
        let builder = try FlowBuilder(theme: theme, language: content.language, hyphens: hyphens)
        let picture = try logo.map { data throws(GreffierError) in try DrawnPicture.logo(data) }
        let composer = design.init(content: content, builder: builder, logo: picture)
        composer.compose()
        var outcome = Paginator.place(builder.bands, theme: theme)
        composer.decorate(&outcome.layout, ends: outcome.ends)
        PageFooter(title: content.title, labels: content.labels, builder: builder, frame: composer.footer)
            .add(to: &outcome.layout)
        outcome.layout.missingFonts = builder.shaper.missing(options.look.fonts)
        return ComposedDocument(
            outcome.layout,
            of: builder,
            title: content.title,
            subject: content.label,
            language: content.language,
            date: options.date
        )
    }

    static func theme(of design: any ProfileDesign.Type, _ look: RenderLook) -> Theme {
        var theme = Theme()
        theme.colors = Palette(look)
        theme.families = look.fonts + theme.families
        design.adapt(&theme)
        return theme
    }
}
