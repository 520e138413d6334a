// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// What a stage left behind, as kept with its job and in the memo.
package struct StageResult: Codable, Sendable, Hashable {
    package var artifacts: [Artifact]
    package var warnings: [RunWarning]
    /// What was done with less than asked, as in `["model"]`.
    package var degraded: [String]
    /// Why a person should look.
    package var review: [String]
    /// Entry ids by collection.
    package var collections: [String: String]
    /// `kind/number` of the stage that made it, as in `extract/3`.
    package var version: String

    package init(
        artifacts: [Artifact] = [],
        warnings: [RunWarning] = [],
        degraded: [String] = [],
        review: [String] = [],
        collections: [String: String] = [:],
        version: String = ""
    ) {
        self.artifacts = artifacts
        self.warnings = warnings
        self.degraded = degraded
        self.review = review
        self.collections = collections
        self.version = version
    }
}
