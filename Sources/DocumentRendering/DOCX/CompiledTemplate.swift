// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import WorkerProtocol
import XMLStreams

/// A template that was read: its parts with tags, and what is wrong with them.
struct CompiledTemplate {
    /// A part of which something depends on the profile.
    struct Part {
        var name: String
        var names: WordNames
        var node: TemplateNode
    }

    let package: WordPackage
    private(set) var parts: [Part] = []
    /// Texts of the document's properties that have tags, by part and element.
    private(set) var properties: [DocumentProperties.Place: [TemplateNode]] = [:]
    let mistakes = TemplateMistakes()
    private let resolver: TemplateResolver

    /// Throws `template.invalid` for what is no usable template; mistakes in tags are kept.
    ///
    /// `allowsUnknown` leaves fields that no profile has blank.
    init(_ data: Data, allowsUnknown: Bool) throws(GreffierError) {
        package = try WordPackage(data)
        resolver = TemplateResolver(mistakes: mistakes, allowsUnknown: allowsUnknown)
        let listStyles = ListStyles(of: package)
        for name in package.textParts {
            let links = try package.taggedLinks(of: name)
            guard let tree = try package.treeWithBraces(name, always: !links.isEmpty) else { continue }
            let names = WordNames(root: tree.root)
            let compiler = TemplateCompiler(
                part: name,
                names: names,
                mistakes: mistakes,
                listStyles: listStyles,
                links: links
            )
            let node = compiler.compile(tree.root)
            if case .xml = node { continue }
            parts.append(.init(name: name, names: names, node: resolver.resolve(node)))
        }
        for (place, text) in try DocumentProperties.tagged(in: package) {
            let compiler = TemplateCompiler(part: place.part, names: .usual, mistakes: mistakes)
            let nodes = compiler.text(text, at: .init(part: place.part, paragraph: text))
            properties[place] = nodes.map(resolver.resolve)
        }
        try UnfilledTags(package: package, mistakes: mistakes).report()
    }

    /// Whether it names the photo of the person.
    var showsPhoto: Bool { mistakes.uses["photo"] != nil || mistakes.uses["basics.image"] != nil }

    /// The bytes of the document for `profile`.
    func filled(with profile: ProfileValue, options: RenderOptions) throws(GreffierError) -> Data {
        let additions = PackageAdditions()
        let context = TemplateContext(language: .init(setting: options.language), today: .init(options.date))
        var changed: [(name: String, root: XMLTreeElement)] = []
        for part in parts {
            let renderer = TemplateRenderer(part: part.name, names: part.names, context: context, additions: additions)
            guard var root = renderer.render(part.node, profile: profile) else { continue }
            var repair = IdentifierRepair(names: part.names)
            repair.repair(&root)
            changed.append((part.name, root))
        }
        let plain = TemplateRenderer(part: "", names: .usual, context: context, additions: additions)
        let date = Timestamp.date(options.date) ?? Date(timeIntervalSince1970: 0)
        let properties = DocumentProperties(
            title: CleanText.line(profile.value(at: ["basics", "name"]).text(context.language)),
            date: date,
            texts: properties.mapValues { CleanText.line(plain.text($0, profile: profile)) }
        )
        return try package.written(changed, properties: properties, additions: additions)
    }
}
