// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JSONValues
package import JobModel
package import WorkerProtocol

/// Fills a company's own Word template with a profile.
///
/// Tags are `{{basics.name}}`, `{{startDate | month}}`, `{{#each work}}…{{/each}}`, `{{#if basics.email}}…{{else}}…{{/if}}`
/// and `{{#unless …}}…{{/unless}}`; see docs/templates.md. A template names fields and filters and can compute nothing
/// else. It may be split over runs in any way, and stand in the body, headers, footers, notes and text boxes.
package enum DOCXTemplate {
    /// The bytes of the filled document.
    ///
    /// `profile` is profile.json (JSON Resume with `x-greffier`). A field without a value is left blank. Parts without
    /// a tag are copied as they are; equal input gives equal bytes. Throws `template.invalid` naming the places where
    /// a tag is not understood, unbalanced or names a field that no profile has (blank with `missing: blank`), and
    /// where `template` is no DOCX file; `stage.input` when `profile` is no profile.
    ///
    /// `logo` is the bytes of the picture that `{{logo}}` gives, if any. What has the accent colour of the shipped
    /// templates takes that of `options.look`.
    package static func render(
        template: Data,
        profile: Data,
        logo: Data? = nil,
        options: RenderOptions
    ) throws(GreffierError) -> Data {
        let template = try coloured(template, options)
        let compiled = try CompiledTemplate(template, allowsUnknown: options.missing == "blank")
        guard compiled.mistakes.isEmpty else { throw invalid(compiled.mistakes.entries) }
        let value = try decode(
            profile,
            logo: try logo.map { data throws(GreffierError) in try PictureFile.logo(data) },
            showsPhoto: compiled.showsPhoto,
            options: options
        )
        return try compiled.filled(with: value, options: options)
    }

    private static func coloured(_ template: Data, _ options: RenderOptions) throws(GreffierError) -> Data {
        guard let color = options.look.colour.flatMap(HexColor.init) else { return template }
        let date = Timestamp.date(options.date) ?? Date(timeIntervalSince1970: 0)
        return try AccentColour(color: color).apply(to: template, date: date)
    }

    private static func decode(
        _ data: Data,
        logo: PictureFile?,
        showsPhoto: Bool,
        options: RenderOptions
    ) throws(GreffierError) -> ProfileValue {
        guard let json = try? JSONValue(parsing: data), json.object != nil else {
            throw GreffierError(.stageInput, detail: "profile.json is not a profile")
        }
        let value = ProfileValue(json)
        if showsPhoto, case .text(let image) = value.value(at: ["basics", "image"]),
            let size = PictureFile.excess(dataAddress: image)
        {
            let limit = PictureFile.byteLimit >> 20
            throw GreffierError(
                .stageInput,
                .init(
                    "the photo in profile.json has \(size) MB; make it smaller than \(limit) MB",
                    french: "la photo de profile.json pèse \(size) Mo ; réduisez-la à moins de \(limit) Mo"
                )
            )
        }
        return DerivedFields.adding(
            to: value,
            logo: logo,
            today: String(options.date.prefix(10)),
            language: ReportLanguage(setting: options.language)
        )
    }

    /// Names the first mistakes and counts the others.
    private static func invalid(_ mistakes: [TemplateMistakes.Entry]) -> GreffierError {
        let shown = mistakes.prefix(5)
        let more = mistakes.count - shown.count
        let english = shown.map { "\($0.place.words(.english)): \($0.reason.english)" }.joined(separator: "; ")
        let french = shown.map { "\($0.place.words(.french)) : \($0.reason.french)" }.joined(separator: " ; ")
        return GreffierError(
            .templateInvalid,
            .init(
                english + (more > 0 ? "; and \(more) more" : ""),
                french: french + (more > 0 ? " ; et \(more) de plus" : "")
            )
        )
    }
}
