// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JSONSchemas
import JobModel
import LanguageModels
import PipelineModel

/// What a stage asks with: its prompt, its schema, and what it looks for in a collection, as the run is pinned to them.
struct PromptFilesOfStage {
    private let input: StageInput

    init(_ input: StageInput) { self.input = input }

    /// A prompt and what it names.
    struct Prompt {
        var template: PromptTemplate
        /// What the names in it begin with.
        var names: Set<String>
    }

    /// What is looked for, and where.
    struct Query {
        var text: String
        var collection: String
        var limit: Int
    }

    /// Passages of a collection unless the stage says otherwise.
    static let usualLimit = 5

    /// Throws `template.invalid` for what is no prompt.
    func prompt() async throws -> Prompt {
        guard let (path, data) = try await file("prompt") else {
            throw GreffierError(.pipelineInvalid, detail: "stage \(input.stage.name) names no prompt")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw GreffierError(.templateInvalid, detail: "\(path) is not UTF-8")
        }
        return try Self.prompt(text, name: path)
    }

    /// Throws `template.invalid` for what is no schema; `nil` where the stage names none.
    func schema() async throws -> JSONSchema? {
        guard let (path, data) = try await file("schema") else { return nil }
        do {
            return try JSONSchema(parsing: data)
        } catch {
            throw GreffierError(.templateInvalid, detail: "\(path): \(error)", cause: error)
        }
    }

    /// What the query names.
    var queryNames: Set<String> { option("query").map { PromptOutline($0).roots } ?? [] }

    /// The query with `values` filled in; `nil` where the stage names no collection.
    func query(_ values: [String: PromptValue]) throws -> Query? {
        guard let collection = option("collection"), let text = option("query") else { return nil }
        let prompt = try Self.prompt(text, name: "query")
        return Query(
            text: prompt.template.filled(with: values),
            collection: collection,
            limit: input.stage.options["limit"]?.int ?? Self.usualLimit
        )
    }

    private static func prompt(_ text: String, name: String) throws -> Prompt {
        let outline = PromptOutline(text)
        if let mistake = outline.mistakes.first {
            throw GreffierError(.templateInvalid, detail: "\(name):\(mistake)")
        }
        return Prompt(template: try PromptTemplate(text, name: name), names: outline.roots)
    }

    private func option(_ name: String) -> String? { input.stage.options[name]?.string }

    private func file(_ name: String) async throws -> (path: String, data: Data)? {
        guard let path = option(name) else { return nil }
        guard let sha256 = input.files[path] else {
            throw GreffierError(.pipelineInvalid, detail: "stage \(input.stage.name): \(path) is not pinned")
        }
        return (path, try await input.read(sha256))
    }
}
