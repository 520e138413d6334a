// SPDX-License-Identifier: GPL-3.0-or-later

/// What a profile can be rendered as.
package enum RenderFormat: String, Codable, Sendable, CaseIterable {
    case docx, pdf, html, epub
    /// Markdown (CommonMark).
    case md
    /// JSON Resume, without what Greffier adds.
    case json
    /// Europass XML 3.3 (`SkillsPassport`).
    case europass
    /// A table for spreadsheets.
    case csv
    /// The flat JSON that French HR tools exchange.
    case flat

    /// What follows the name and a dot in the file's name; no two formats share one, and none is `json` alone, by which
    /// the profile itself goes.
    package var suffix: String {
        switch self {
        case .docx, .pdf, .html, .epub, .md, .csv: rawValue
        case .json: "resume.json"
        case .europass: "europass.xml"
        case .flat: "flat.json"
        }
    }

    /// Whether the company's logo is shown where no template asks for it.
    package var showsLogo: Bool { [.pdf, .html, .epub].contains(self) }

    package var mediaType: String {
        switch self {
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .pdf: "application/pdf"
        case .html: "text/html"
        case .epub: "application/epub+zip"
        case .md: "text/markdown"
        case .json, .flat: "application/json"
        case .europass: "application/xml"
        case .csv: "text/csv"
        }
    }
}
