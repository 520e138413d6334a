// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
import ProfileModel
package import WorkerProtocol

/// Draws a report as a PDF for people, in the manner of the classic design.
///
/// The document conforms to PDF/UA-1 (accessible) and PDF/A-2a (archival).
package enum ReportPDF {
    /// The PDF with what it could not show.
    ///
    /// `report` is a `Report` as JSON, `logo` the bytes of the company's picture. Equal input gives equal bytes where the
    /// same fonts are installed. Throws `stage.input` when `report` is none, `template.invalid` when `logo` is no picture
    /// or too large, `stage.defect` when the drawing fails.
    package static func drawn(
        report: Data,
        logo: Data? = nil,
        options: RenderOptions
    ) throws(GreffierError) -> DrawnDocument {
        guard let value = try? CanonicalJSON.decode(Report.self, from: report) else {
            throw GreffierError(.stageInput, detail: "this is not a report")
        }
        return try compose(value, logo: logo, options: options).drawn()
    }

    private static func compose(
        _ report: Report,
        logo: Data?,
        options: RenderOptions
    ) throws(GreffierError) -> ComposedDocument {
        let language = ReportLanguage(setting: options.language)
        let theme = ProfilePDF.theme(of: ClassicDesign.self, options.look)
        let builder = try FlowBuilder(theme: theme, language: language)
        let picture = try logo.map { data throws(GreffierError) in try DrawnPicture.logo(data) }
        let labels = SectionLabels.of(language)
        ReportComposer(report: report, builder: builder, logo: picture, labels: labels).compose()
        var layout = Paginator.place(builder.bands, theme: theme).layout
        let title = CleanText.texts([report.title, report.subtitle]).joined(separator: " – ")
        PageFooter(title: title, labels: labels, builder: builder, frame: theme.page).add(to: &layout)
        layout.missingFonts = builder.shaper.missing(options.look.fonts)
        return ComposedDocument(
            layout,
            of: builder,
            title: title.isEmpty ? labels.untitled : title,
            subject: CleanText.line(report.facts.joined(separator: " · ")),
            language: language,
            date: options.date
        )
    }
}
