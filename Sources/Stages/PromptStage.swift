// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
private import JSONSchemas
private import JobModel
package import LanguageModels
package import PipelineModel
package import Retrieval

/// `prompt`: a prompt file, filled with what the run has, asked of a language model → `<as>.md`, or `<as>.json` that obeys
/// a schema.
///
/// Waits for its model as long as it takes. A text without anything in it never reaches a model: nothing is made then, and
/// a warning says so. A prompt that does not fit fails; nothing is ever cut.
package struct PromptStage: Stage {
    private let models: [String: any ChatModel]
    private let library: Library
    private let language: String
    private let timeZone: TimeZone

    /// `language` (`fr` or `en`) and `timeZone` are the workspace's.
    package init(models: [String: any ChatModel], library: Library, language: String, timeZone: TimeZone) {
        self.models = models
        self.library = library
        self.language = language
        self.timeZone = timeZone
    }

    package static let kind: StageKindDescription = {
        var kind = StageKindDescription(
            kind: "prompt",
            version: 3,
            queue: "model",
            options: [
                "prompt": .file, "schema": .file, "model": .model, "as": .string, "maximum_output": .count,
                "temperature": .numberIn(0...2), "seed": .int, "collection": .string, "query": .string, "limit": .count,
            ],
            makes: ["<as>.md"]
        )
        kind.makesByOption = ["schema": ["<as>.json"]]
        kind.requiredOptions = ["prompt"]
        kind.optionsTogether = ["collection": ["query"], "query": ["collection"], "limit": ["collection"]]
        kind.takesEverything = true
        kind.asksModel = true
        kind.tellsProgress = true
        return kind
    }()

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        let name = Self.kind.model(with: input.stage.options) ?? ""
        let key = (try? await models[name]?.identity().key) ?? "model unreachable"
        var inputs = [key, language, day(input), JSONSource.baseName(input)]
        // What the key of all stages leaves out, and this prompt may show.
        inputs += [input.tags.joined(separator: "\n"), input.file?.name ?? "", input.pipeline]
        if let collection = input.stage.options["collection"]?.string {
            inputs.append("\((try? await library.revision(of: collection)) ?? -1)")
        }
        return inputs
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let files = PromptFilesOfStage(input)
        let prompt = try await files.prompt()
        let schema = try await files.schema()
        let scope = PromptScope(input, language: language, day: day(input), schema: schema?.source.text)
        var filling = try await scope.filling(for: prompt.names.union(files.queryNames))
        if filling.isBlank { return StageOutput(warnings: [RunWarning(.nothingToAsk)]) }
        if let question = try files.query(filling.values) {
            filling.values["query"] = .text(question.text)
            filling.values["passages"] = try await passages(question)
        }
        let text = prompt.template.filled(with: filling.values)
        guard text.contains(where: { !$0.isWhitespace }) else {
            return StageOutput(warnings: [RunWarning(.nothingToAsk)])
        }
        let showsSchema = prompt.names.contains("schema")
        let question = PromptQuestion(input, prompt: text, schema: schema, showsSchema: showsSchema)
        return try await question.ask(try model(input))
    }

    /// The model that the stage names.
    ///
    /// Throws `model.unconfigured` where the settings have none of that name: the stage waits for it.
    private func model(_ input: StageInput) throws -> any ChatModel {
        let name = Self.kind.model(with: input.stage.options) ?? ""
        guard let model = models[name] else { throw GreffierError.unconfigured(model: name, known: models.keys) }
        return model
    }

    /// The day of the submission: what the outbox calls it, and not that of UTC.
    private func day(_ input: StageInput) -> String { Timestamp.day(input.submittedAt, in: timeZone) }

    private func passages(_ question: PromptFilesOfStage.Query) async throws -> PromptValue {
        let found = try await library.passages(about: question.text, in: question.collection, limit: question.limit)
        return .list(
            found.enumerated().map { index, passage in
                var members: [String: PromptValue] = [
                    "number": .text("\(index + 1)"), "source": .text(passage.source), "title": .text(passage.title),
                    "heading": .text(passage.heading), "text": .text(passage.text), "line": .text("\(passage.line)"),
                ]
                if let page = passage.page { members["page"] = .text("\(page)") }
                return .record(members, text: passage.text)
            }
        )
    }
}
