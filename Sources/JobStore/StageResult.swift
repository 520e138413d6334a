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
    /// How much of the result is likely right, from 0 to 1, where the stage can tell.
    package var quality: Double?
    /// The last correction by a person that is in the result.
    package var corrected: CorrectionNote?
    /// What the run's file corrects.
    package var corrects: CorrectedRun?
    /// Entry ids by collection.
    package var collections: [String: String]
    /// `kind/number` of the stage that made it, as in `extract/3`.
    package var version: String
    /// Runs that were made of files in the run's file, in order.
    package var children: [ChildRun] = []
    /// Whether those take the place of the run's own file, so that later stages have nothing to do.
    package var isHandedOver = false
    /// Whether nothing was done because an earlier stage handed the file over.
    package var isPassedOver = false

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

    /// What is not there was written before it was known.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        artifacts = try container.decode([Artifact].self, forKey: .artifacts)
        warnings = try container.decode([RunWarning].self, forKey: .warnings)
        degraded = try container.decode([String].self, forKey: .degraded)
        review = try container.decode([String].self, forKey: .review)
        collections = try container.decode([String: String].self, forKey: .collections)
        version = try container.decode(String.self, forKey: .version)
        quality = try container.decodeIfPresent(Double.self, forKey: .quality)
        corrected = try container.decodeIfPresent(CorrectionNote.self, forKey: .corrected)
        corrects = try container.decodeIfPresent(CorrectedRun.self, forKey: .corrects)
        children = try container.decodeIfPresent([ChildRun].self, forKey: .children) ?? []
        isHandedOver = try container.decodeIfPresent(Bool.self, forKey: .isHandedOver) ?? false
        isPassedOver = try container.decodeIfPresent(Bool.self, forKey: .isPassedOver) ?? false
    }
}

extension [StageResult] {
    /// The last correction by a person that is in one of them.
    package var lastCorrection: CorrectionNote? { compactMap(\.corrected).max { $0.run < $1.run } }

    /// What the file of their run corrects.
    package var correctedRun: CorrectedRun? { compactMap(\.corrects).last }
}
