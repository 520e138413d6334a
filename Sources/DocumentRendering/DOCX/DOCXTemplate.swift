// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
package import FoundationEssentials
package import JobModel
package import WorkerProtocol
import XMLStreams

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
    package static func render(template: Data, profile: Data, options: RenderOptions) throws(GreffierError) -> Data {
        let value = try decode(profile)
        let package = try WordPackage(template)
        let language = RenderLanguage(tag: options.language)
        let mistakes = TemplateMistakes()
        var changed: [(name: String, root: XMLTreeElement)] = []
        let listStyles = try package.listStyles()
        for part in package.textParts {
            guard let tree = try package.treeWithBraces(part) else { continue }
            let names = WordNames(root: tree.root)
            let compiler = TemplateCompiler(part: part, names: names, mistakes: mistakes, listStyles: listStyles)
            guard let root = filled(tree, by: compiler, value: value, options: options) else { continue }
            changed.append((part, root))
        }
        guard mistakes.texts.isEmpty else { throw invalid(mistakes.texts) }
        let date = Timestamp.date(options.date) ?? Date(timeIntervalSince1970: 0)
        return try package.written(changed, title: value.value(at: ["basics", "name"]).text(language), date: date)
    }

    /// The part filled, or `nil` where it has no tag or a mistake.
    private static func filled(
        _ tree: XMLTree,
        by compiler: TemplateCompiler,
        value: ProfileValue,
        options: RenderOptions
    ) -> XMLTreeElement? {
        let node = compiler.compile(tree.root)
        if case .xml = node { return nil }
        let resolved = TemplateResolver(
            mistakes: compiler.mistakes,
            allowsUnknown: options.missing == "blank"
        ).resolve(node)
        guard compiler.mistakes.texts.isEmpty else { return nil }
        let renderer = TemplateRenderer(names: compiler.names, language: .init(tag: options.language))
        guard var root = renderer.render(resolved, profile: value) else { return nil }
        var repair = IdentifierRepair(names: compiler.names)
        repair.repair(&root)
        return root
    }

    private static func decode(_ data: Data) throws(GreffierError) -> ProfileValue {
        guard let value = try? JSONDecoder().decode(ProfileValue.self, from: data), case .object = value else {
            throw GreffierError(.stageInput, detail: "profile.json is not a profile")
        }
        return DerivedFields.adding(to: value)
    }

    /// Names the first mistakes and counts the others.
    private static func invalid(_ texts: [String]) -> GreffierError {
        let shown = texts.prefix(5).joined(separator: "; ")
        let rest = texts.count > 5 ? "; and \(texts.count - 5) more" : ""
        return GreffierError(.templateInvalid, detail: shown + rest)
    }
}
