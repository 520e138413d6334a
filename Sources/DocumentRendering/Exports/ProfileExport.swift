// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
import ProfileModel
package import WorkerProtocol

/// Writes a profile in the formats that need neither a template nor a page.
package enum ProfileExport {
    /// The bytes of the file.
    ///
    /// `profile` is profile.json (JSON Resume with `x-greffier`). Words that are ours follow `options.language`; equal input
    /// gives equal bytes. `logo` (PNG, JPEG or GIF) stands on the HTML page and on the first of the EPUB.
    ///
    /// Throws `stage.input` when `profile` is no profile, `template.invalid` for a logo that cannot be shown, `stage.defect` for `docx` and `pdf`.
    package static func render(
        profile: Data,
        logo: Data? = nil,
        format: RenderFormat,
        options: RenderOptions
    ) throws(GreffierError) -> Data {
        let profile = try Profile(json: profile)
        let language = ReportLanguage(setting: options.language)
        switch format {
        case .md: return Data(MarkdownSheet(ProfileSheet(profile, language: language)).text.utf8)
        case .csv: return Data(ProfileTable(profile, language: language).text.utf8)
        case .json: return try json(StandardResume(profile))
        case .flat: return try json(FlatProfile(profile))
        case .europass: return EuropassXML(profile, language: language, date: options.date).data
        case .html:
            let sheet = ProfileSheet(profile, language: language)
            return Data(HTMLSheet(sheet, logo: try picture(logo), look: options.look).text.utf8)
        case .epub:
            let sheet = ProfileSheet(profile, language: language)
            return try EPUBSheet(sheet, date: options.date, logo: try picture(logo), look: options.look).data()
        case .docx, .pdf:
            throw GreffierError(.stageDefect, detail: "\(format.rawValue) is not written here")
        }
    }

    private static func picture(_ logo: Data?) throws(GreffierError) -> PictureFile? {
        guard let logo else { return nil }
        return try PictureFile.logo(logo)
    }

    private static func json(_ value: some Encodable) throws(GreffierError) -> Data {
        do {
            return try CanonicalJSON.pretty(value)
        } catch {
            throw GreffierError(.stageDefect, detail: "the profile cannot be written as JSON")
        }
    }
}
