// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import WorkerProtocol

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

    /// What `builder` has stacked and a paginator has placed; `date` is RFC 3339.
    init(
        _ layout: PageLayout,
        of builder: FlowBuilder,
        title: String,
        subject: String,
        language: ReportLanguage,
        date: String
    ) {
        self.layout = layout
        self.layout.substitutions = builder.shaper.substitutions
        self.layout.missingGlyphs = builder.texts.reduce(0) { $0 + $1.missingGlyphs }
        texts = builder.texts
        pictures = builder.pictures
        self.title = title
        self.subject = subject
        self.language = language.rawValue
        self.date = Self.wholeSeconds(date)
    }

    /// Without the fraction of a second, which cairo does not read.
    static func wholeSeconds(_ date: String) -> String {
        guard let moment = Timestamp.date(date) else { return "1970-01-01T00:00:00Z" }
        return moment.formatted(Date.ISO8601FormatStyle())
    }

    /// The PDF, which conforms to PDF/UA-1 (accessible) and PDF/A-2a (archival), with what it could not show.
    ///
    /// Throws `stage.defect` when the drawing fails.
    func drawn() throws(GreffierError) -> DrawnDocument {
        let painted = try PDFPainter(document: self).paint()
        let descriptions = layout.pages.flatMap(\.pictures).map(\.description)
        let data = try PDFConformance(language: language, date: date, pictures: descriptions).apply(to: painted)
        return DrawnDocument(data: data, notes: layout.notes)
    }
}
