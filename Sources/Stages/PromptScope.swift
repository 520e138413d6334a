// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JSONSchemas
import JobModel
import LanguageModels
import PipelineModel

/// What a prompt can name: what the run is, and what the stages that it takes from made.
struct PromptScope {
    private let input: StageInput
    private let language: String
    private let day: String
    private let schema: String?

    /// `day` is that of the submission, in the time zone of the workspace.
    init(_ input: StageInput, language: String, day: String, schema: String?) {
        self.input = input
        self.language = language
        self.day = day
        self.schema = schema
    }

    /// Names that every prompt has.
    static let always = ["date", "file", "language", "payload", "pipeline", "tags"]
    /// The name of the item of a list, whatever its file is called.
    static let item = "item"

    /// The name by which a prompt knows an artifact: its file name without the ending.
    static func name(of artifact: String) -> String {
        artifact.lastIndex(of: ".").map { String(artifact[..<$0]) } ?? artifact
    }

    /// Whether an artifact of this name is text that a prompt can show.
    static func isText(_ artifact: String) -> Bool { rank(artifact) != nil }

    /// Of several artifacts of one name the first kind counts.
    private static func rank(_ artifact: String) -> Int? {
        ["json", "md", "txt", "csv", "html"].firstIndex { artifact.hasSuffix("." + $0) }
    }

    /// Values by name.
    struct Filling {
        var values: [String: PromptValue] = [:]
        /// The texts among them: documents, text files, items that are texts.
        fileprivate var texts: [String] = []

        /// Whether the prompt shows texts and none of them has anything in it.
        var isBlank: Bool { !texts.isEmpty && texts.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
    }

    /// The values of these names, as far as there are any; nothing else is read.
    ///
    /// Throws what reading throws, and `stage.input` for what is no JSON or text.
    func filling(for names: Set<String>) async throws -> Filling {
        var filling = Filling(values: own)
        for artifact in chosen(names) {
            try Task.checkCancellation()
            let data = try await input.read(artifact.sha256)
            let isItem = artifact.name == input.stage.forEach?.item
            try add(artifact, data, isItem: isItem, names, to: &filling)
        }
        return filling
    }

    // MARK: What the run is

    private var own: [String: PromptValue] {
        var values: [String: PromptValue] = [
            "date": .text(day), "language": .text(language),
            "pipeline": .text(input.pipeline), "tags": .list(input.tags.map(PromptValue.text)),
        ]
        if let schema { values["schema"] = .text(schema) }
        if let file = input.file { values["file"] = .text(file.name) }
        if let payload = input.payload {
            values["payload"] = (try? JSONValue(parsing: payload)).map { PromptValue($0) } ?? .text(payload)
        }
        return values
    }

    // MARK: What was made

    /// The artifacts that these names mean, each name once.
    private func chosen(_ names: Set<String>) -> [Artifact] {
        var best: [String: (rank: Int, artifact: Artifact)] = [:]
        for artifact in input.artifacts {
            let name = Self.name(of: artifact.name)
            let isItem = artifact.name == input.stage.forEach?.item
            guard let rank = Self.rank(artifact.name), names.contains(name) || (isItem && names.contains(Self.item))
            else { continue }
            if let known = best[name], known.rank <= rank { continue }
            best[name] = (rank, artifact)
        }
        return best.sorted { $0.key < $1.key }.map(\.value.artifact)
    }

    private func add(
        _ artifact: Artifact,
        _ data: Data,
        isItem: Bool,
        _ names: Set<String>,
        to filling: inout Filling
    ) throws {
        let value: PromptValue?
        if artifact.name == "document.json", let document = try? CanonicalJSON.decode(Document.self, from: data) {
            value = Self.value(document)
            filling.texts.append(document.plainText)
        } else if artifact.name.hasSuffix(".json") {
            let json = try json(artifact, data)
            value = PromptValue(json)
            if isItem, let text = json.isNull ? "" : json.string { filling.texts.append(text) }
        } else {
            guard let text = String(data: data, encoding: .utf8) else {
                throw GreffierError(.stageInput, detail: "\(artifact.name) is not UTF-8")
            }
            value = .text(text)
            filling.texts.append(text)
        }
        filling.values[Self.name(of: artifact.name)] = value
        if isItem { filling.values[Self.item] = value }
    }

    private func json(_ artifact: Artifact, _ data: Data) throws -> JSONValue {
        do {
            return try JSONValue(parsing: data)
        } catch {
            throw GreffierError(.stageInput, detail: "\(artifact.name) is \(error)", cause: error)
        }
    }

    /// A document as its visible text: what is hidden in it is shown to no model.
    private static func value(_ document: Document) -> PromptValue {
        var members: [String: PromptValue] = [
            "text": .text(document.plainText), "markdown": .text(document.rendering.markdown),
            "pages": .text("\(document.pages.count)"),
        ]
        let metadata = document.metadata
        let told = [("title", metadata.title), ("author", metadata.author), ("language", metadata.language)]
        for case (let name, let value?) in told { members[name] = .text(value) }
        return .record(members, text: document.plainText)
    }
}
