// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import JobModel
package import PipelineModel

extension StageInput {
    /// The input of a stage that has these artifacts and files of the pipelines folder, both by name, and no file of its
    /// own; submitted at the same moment each time unless stated.
    package init(
        kind: String,
        options: [String: OptionValue] = [:],
        artifacts: [String: Data] = [:],
        files: [String: Data] = [:],
        submittedAt: Date = Date(timeIntervalSince1970: 1_795_000_000)
    ) {
        // Names stand for hashes: those of artifacts have no slash before them.
        let bytes = artifacts.merging(files.map { ("/" + $0.key, $0.value) }) { first, _ in first }
        self.init(
            run: ULID(),
            pipeline: "cv",
            stage: StageSpec(name: kind, kind: kind, options: options),
            file: nil,
            artifacts: artifacts.sorted { $0.key < $1.key }.map { name, data in
                Artifact(name: name, sha256: name, bytes: data.count, stage: "before", mediaType: "application/json")
            },
            files: Dictionary(uniqueKeysWithValues: files.keys.map { ($0, "/" + $0) }),
            submittedAt: submittedAt
        ) { sha256 in
            guard let data = bytes[sha256] else { throw GreffierError(.stageInput, detail: sha256) }
            return data
        }
    }
}
