// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
import ProfileModel
package import WorkerProtocol

/// Draws a report as a PDF for people, in the manner of the classic design.
///
/// The document conforms to PDF/UA-1 (accessible) and PDF/A-2a (archival).
package enum ReportPDF {
    /// The bytes of the PDF.
    ///
    /// `report` is a `Report` as JSON, `logo` the bytes of the company's picture. Equal input gives equal bytes where the
    /// same fonts are installed. Throws `stage.input` when `report` is none, `template.invalid` when `logo` is no picture
    /// or too large, `stage.defect` when the drawing fails.
    package static func render(
        report: Data,
        logo: Data? = nil,
        options: RenderOptions
    ) throws(GreffierError) -> Data {
        guard let value = try? CanonicalJSON.decode(Report.self, from: report) else {
            throw GreffierError(.stageInput, detail: "this is not a report")
        }
        let document = try compose(value, logo: logo, options: options)
        let drawn = try PDFPainter(document: document).paint()
        let pictures = document.layout.pages.flatMap(\.pictures).map(\.description)
        return try PDFConformance(language: document.language, date: document.date, pictures: pictures)
            .apply(to: drawn)
    }

    private static func compose(
        _ report: Report,
        logo: Data?,
        options: RenderOptions
    ) throws(GreffierError) -> ComposedDocument {
        let language = RenderLanguage(tag: options.language)
        let theme = ProfilePDF.theme(of: ClassicDesign.self, options.look)
        guard let shaper = TextShaper(language: language, families: theme.families), shaper.canShow("a") else {
            throw GreffierError(.stageDefect, detail: "no font is installed; fonts-lato or fonts-dejavu-core has some")
        }
        let builder = FlowBuilder(theme: theme, shaper: shaper)
        let picture = try logo.map { data throws(GreffierError) in try DrawnPicture.logo(data) }
        let labels = SectionLabels.of(language)
        ReportComposer(report: report, builder: builder, logo: picture, labels: labels).compose()
        var layout = Paginator.place(builder.bands, theme: theme).layout
        let title = [report.title, report.subtitle].map(CleanText.line).filter { !$0.isEmpty }.joined(separator: " – ")
        PageFooter(title: title, labels: labels, builder: builder, frame: theme.page).add(to: &layout)
        layout.substitutions = shaper.substitutions
        layout.missingGlyphs = builder.texts.reduce(0) { $0 + $1.missingGlyphs }
        return ComposedDocument(
            layout: layout,
            texts: builder.texts,
            pictures: builder.pictures,
            title: title.isEmpty ? labels.untitled : title,
            subject: CleanText.line(report.facts.joined(separator: " · ")),
            language: language.rawValue,
            date: ProfilePDF.wholeSeconds(options.date)
        )
    }
}
