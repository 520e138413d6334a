// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import PipelineModel

/// The JSON that a stage takes whatever its name: the item of its list, or artifacts of the stages it takes from.
struct JSONSource {
    /// In the order of the list that they were made for.
    let artifacts: [Artifact]
    private let input: StageInput

    /// `kind` says what the kind takes.
    init(_ input: StageInput, _ kind: StageKindDescription) {
        self.input = input
        let all = input.artifacts.filter { $0.name.hasSuffix(".json") }
        if let wanted = input.stage.options["artifact"]?.string {
            artifacts = all.filter { $0.name == wanted || ItemName.isNumbered($0.name, from: wanted) }
        } else if let item = input.stage.forEach?.item {
            let isItem = kind.json == .one || input.stage.from.isEmpty
            artifacts = all.filter { ($0.name == item) == isItem }
        } else {
            artifacts = all
        }
    }

    /// The stem of what a stage makes: the option `as`, or its own name, which its memo key must hold then.
    static func baseName(_ input: StageInput) -> String { input.stage.options["as"]?.string ?? input.stage.name }

    /// Throws `stage.input` for what is no JSON.
    func value(of artifact: Artifact) async throws -> JSONValue {
        do {
            return try JSONValue(parsing: try await input.read(artifact.sha256))
        } catch let error as JSONSyntaxError {
            throw GreffierError(.stageInput, detail: "\(artifact.name) is \(error)", cause: error)
        }
    }
}
