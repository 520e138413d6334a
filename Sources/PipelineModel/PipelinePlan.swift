// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// What a run is pinned to: the pipeline's text and the files that its options name, by hash.
///
/// Stored in the blob store as canonical JSON; the SHA-256 of those bytes is `NewRun.pipelineSHA256`.
package struct PipelineSnapshot: Codable, Sendable, Equatable {
    /// The YAML as it was.
    package var text: String
    /// SHA-256 by path relative to the pipelines folder, as in `templates/dossier.docx`.
    package var files: [String: String]

    package init(text: String, files: [String: String]) {
        self.text = text
        self.files = files
    }
}

/// A pipeline that can start runs now.
package struct PipelinePlan: Sendable, Equatable {
    package var pipeline: Pipeline
    /// SHA-256 of the stored `PipelineSnapshot`.
    package var snapshotSHA256: String
    /// One job a stage, then the delivery.
    package var jobs: [NewJob]
    /// The jobs of a run whose file is a correction of results; empty where nothing can be corrected.
    package var corrections: [NewJob]
    /// Whether a file that is a mark is a correction too.
    package var takesMarks: Bool

    package init(
        pipeline: Pipeline,
        snapshotSHA256: String,
        jobs: [NewJob],
        corrections: [NewJob] = [],
        takesMarks: Bool = false
    ) {
        self.pipeline = pipeline
        self.snapshotSHA256 = snapshotSHA256
        self.jobs = jobs
        self.corrections = corrections
        self.takesMarks = takesMarks
    }

    /// The priority of a run that was submitted with this one: the pipeline's comes on top.
    package func priority(adding submitted: Int = 0) -> Int {
        // Rows of other programs may hold any number.
        let bounds = ClaimRank.bounds
        return min(max(submitted, bounds.lowerBound), bounds.upperBound) + pipeline.priority
    }
}

/// The pipelines that check at this moment.
package protocol PipelineCatalogue: Sendable {
    /// The plan of this name; `nil` where there is none or it does not check.
    func plan(_ name: String) async -> PipelinePlan?
    /// All plans, by name.
    func plans() async -> [PipelinePlan]
    /// Why there is no plan of this name: `intake.unknown_pipeline`, or `pipeline.invalid` with the first mistake of the file
    /// that is meant to hold it.
    func refusal(of name: String) async -> GreffierError
}

extension PipelineCatalogue {
    package func refusal(of name: String) async -> GreffierError {
        GreffierError(.intakeUnknownPipeline, detail: name, french: name)
    }

    /// The plan of this name; throws `refusal` where there is none.
    package func required(_ name: String) async throws -> PipelinePlan {
        if let plan = await plan(name) { return plan }
        throw await refusal(of: name)
    }
}
