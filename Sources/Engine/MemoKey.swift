// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import FoundationEssentials
import JobModel
import PipelineModel

/// All that a stage's output is a function of; equal keys mean equal output.
struct MemoKey: Encodable {
    /// `kind/number`.
    var version: String
    var options: [String: OptionValue]
    /// SHA-256 by path of the files that the options name.
    var files: [String: String]
    var artifacts: [String]
    /// SHA-256 and media type of the run's own file.
    var input: [String]
    /// SHA-256 of what people corrected, oldest first; `nil` where they corrected nothing.
    var corrections: [String]?
    var payload: String?
    /// What "today" means, as `YYYY-MM-DD`.
    var day: String
    /// What the stage itself names: a model's identity, a collection's revision.
    var others: [String]

    init(_ input: StageInput, _ description: StageKindDescription, others: [String]) {
        version = description.versionText
        options = input.stage.options
        let named = Set(description.fileOptions.flatMap { input.stage.options[$0]?.strings ?? [] })
        files = input.files.filter { named.contains($0.key) }
        artifacts = input.artifacts.map { "\($0.name) \($0.sha256)" }.sorted()
        self.input = input.file.map { [$0.sha256, $0.mediaType] } ?? []
        corrections = input.corrections.isEmpty ? nil : input.corrections
        payload = input.payload
        day = String(Timestamp.text(input.submittedAt).prefix(10))
        self.others = others
    }

    /// SHA-256 of the canonical JSON.
    func hash() throws -> String { SHA256.hex(try CanonicalJSON.compact(self)) }
}
