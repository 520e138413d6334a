// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import LanguageModels
package import PipelineModel

/// What is wrong with the prompts and schemas that the stages of a pipeline name.
package struct PromptCheck {
    private let pipeline: Pipeline
    private let file: String
    private let folder: String
    private let places: PipelinePlaces
    private let made: [String: [String]]
    private let read: (String) -> String?

    /// `file` is the pipeline's as it is shown, `text` what it says; `read` gives the text of a file of the folder that it
    /// stands in, or `nil` where that is no text.
    package init(
        _ pipeline: Pipeline,
        file: String,
        text: String,
        kinds: [String: StageKindDescription],
        read: @escaping (String) -> String?
    ) {
        self.pipeline = pipeline
        self.file = file
        self.read = read
        folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        places = PipelinePlaces(text)
        made = pipeline.artifacts(kinds: kinds)
    }

    /// Every mistake, stage by stage; files that are missing are not told of.
    package func mistakes() -> [Mistake] {
        var found: [Mistake] = []
        for stage in pipeline.stages where stage.kind == PromptStage.kind.kind {
            for mistake in mistakes(of: stage) where !found.contains(mistake) { found.append(mistake) }
        }
        return found
    }

    private func mistakes(of stage: StageSpec) -> [Mistake] {
        var found: [Mistake] = []
        let known = names(of: stage)
        if let path = stage.options["prompt"]?.string {
            found += prompt(path, of: stage, known: known)
        }
        if let query = stage.options["query"]?.string {
            let text = PromptOutline(query)
            let mistake = PromptTemplate.mistakes(in: query).first.map(\.words)
            let stranger = unknown(in: text, known: known.subtracting(["passages", "query", "schema"])).first
            if let words = mistake ?? stranger.map({ Self.unknown($0.root) }) {
                let remedy = mistake == nil ? Self.nearest(stranger?.root ?? "", among: known) : Self.help
                let shown = ErrorDetail("query: \(words.english)", french: "query : \(words.french)")
                found.append(self.mistake(at: "query", in: stage, shown, remedy))
            }
        }
        if let path = stage.options["schema"]?.string, let text = read(path) {
            found += SchemaFileCheck(text, file: folder + path).mistakes()
        }
        return found
    }

    // MARK: Prompts

    private static let help = ErrorDetail(
        "docs/pipelines.md says what a prompt may hold",
        french: "docs/pipelines.md dit ce qu’un prompt peut contenir"
    )

    private static func unknown(_ name: String) -> ErrorDetail {
        ErrorDetail("unknown value '\(name)'", french: "valeur inconnue « \(name) »")
    }

    private static func nearest(_ name: String, among known: Set<String>) -> ErrorDetail {
        let names = known.sorted()
        return ErrorDetail(Nearest.remedy(for: name, among: names), french: Nearest.remedyFR(for: name, among: names))
    }

    private func prompt(_ path: String, of stage: StageSpec, known: Set<String>) -> [Mistake] {
        guard let text = read(path) else { return [] }
        let shown = folder + path
        let wrong = PromptTemplate.mistakes(in: text).map {
            Mistake(file: shown, line: $0.line, column: $0.column, $0.words, remedy: Self.help)
        }
        let outline = PromptOutline(text)
        var found =
            wrong
            + unknown(in: outline, known: known).map { tag in
                Mistake(
                    file: shown,
                    line: tag.line,
                    column: tag.column,
                    ErrorDetail(
                        "unknown value '\(tag.root)' for stage '\(stage.name)'",
                        french: "valeur inconnue « \(tag.root) » pour l’étape « \(stage.name) »"
                    ),
                    remedy: remedy(for: tag.root, known: known, stage)
                )
            }
        if stage.options["collection"] != nil, wrong.isEmpty, !outline.roots.contains("passages") {
            let shown = "{{#passages}}{{text}}{{/passages}}"
            found.append(
                mistake(
                    at: "collection",
                    in: stage,
                    ErrorDetail(
                        "\(path) shows no {{passages}} of the collection",
                        french: "\(path) ne montre aucun {{passages}} de la collection"
                    ),
                    ErrorDetail("show them: \(shown)", french: "montrez-les : \(shown)")
                )
            )
        }
        return found
    }

    /// Inside a section names may be of what it looks into: there nothing can be told.
    private func unknown(in outline: PromptOutline, known: Set<String>) -> [PromptOutline.Tag] {
        outline.tags.filter { !$0.isInside && !$0.root.isEmpty && !known.contains($0.root) }
    }

    private func remedy(for name: String, known: Set<String>, _ stage: StageSpec) -> ErrorDetail {
        switch name {
        case "passages", "query":
            return add("`collection:` and `query:`", french: "`collection:` et `query:`", to: stage)
        case PromptScope.item: return add("`for_each:`", french: "`for_each:`", to: stage)
        case "schema": return add("`schema:`", french: "`schema:`", to: stage)
        default: break
        }
        let maker = made.sorted { $0.key < $1.key }.first {
            stage.name != $0.key && $0.value.contains { isNamed($0, name) }
        }
        if let maker { return add("`from: \(maker.key)`", french: "`from: \(maker.key)`", to: stage) }
        return Self.nearest(name, among: known)
    }

    private func add(_ keys: String, french: String, to stage: StageSpec) -> ErrorDetail {
        ErrorDetail("add \(keys) to stage '\(stage.name)'", french: "ajoutez \(french) à l’étape « \(stage.name) »")
    }

    private func isNamed(_ artifact: String, _ name: String) -> Bool {
        PromptScope.isText(artifact) && PromptScope.name(of: artifact) == name
    }

    /// What a prompt of this stage can name.
    private func names(of stage: StageSpec) -> Set<String> {
        var names = Set(PromptScope.always)
        let artifacts = stage.sources.flatMap { made[$0] ?? [] } + [stage.forEach?.item].compactMap { $0 }
        names.formUnion(artifacts.filter(PromptScope.isText).map(PromptScope.name))
        if stage.forEach != nil { names.insert(PromptScope.item) }
        if stage.options["schema"] != nil { names.insert("schema") }
        if stage.options["collection"] != nil { names.formUnion(["passages", "query"]) }
        return names
    }

    private func mistake(at option: String, in stage: StageSpec, _ words: ErrorDetail, _ remedy: ErrorDetail) -> Mistake
    {
        let place = places.place(of: option, in: stage.name)
        return Mistake(file: file, line: place.line, column: place.column, words, remedy: remedy)
    }
}
