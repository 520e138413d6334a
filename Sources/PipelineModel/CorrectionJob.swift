// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// The job that takes a dropped correction: the run of such a file has it and the delivery, no stages of the pipeline.
package enum CorrectionJob {
    /// Its kind; no pipeline may use it.
    package static let kind = "correct"
    /// Its stage name.
    package static let stage = "correction"
    /// Raised whenever the same file may be taken otherwise.
    package static let version = "correct/3"
    /// The media type of a result with changes.
    package static let resultType = "application/json"
    /// The media type of a file whose name alone says something: `poste.closed`.
    package static let markType = "application/vnd.greffier.mark"
    /// What marks say, by the extension of their names.
    package static let marks = ["closed", "open"]
    /// Bytes that a correction may have.
    package static let limit = 4 << 20
}

extension Pipeline {
    /// The first stage whose results people may correct; `nil` where there is none.
    ///
    /// Of a stage that is done for each item of a list nobody could say which of its results is meant.
    package func correctableStage(kinds: [String: StageKindDescription]) -> StageSpec? {
        stages.first { kinds[$0.kind]?.isCorrectable == true && $0.forEach == nil }
    }

    /// Whether files that are marks are about its results.
    package func takesMarks(kinds: [String: StageKindDescription]) -> Bool {
        correctableStage(kinds: kinds).map { kinds[$0.kind]?.isMarkable == true } ?? false
    }

    /// The jobs of a run whose file is a correction; empty where nothing can be corrected.
    package func correctionJobs(kinds: [String: StageKindDescription]) -> [NewJob] {
        guard correctableStage(kinds: kinds) != nil else { return [] }
        func job(_ stage: String, _ kind: String, after stages: [String]) -> NewJob {
            NewJob(
                stage: stage,
                kind: kind,
                queue: "cpu",
                dependsOn: stages,
                isOptional: false,
                maxAttempts: retry.attempts,
                timeout: timeout
            )
        }
        return [
            job(CorrectionJob.stage, CorrectionJob.kind, after: []),
            job(Self.deliveryStage, Self.deliveryStage, after: [CorrectionJob.stage]),
        ]
    }
}

extension PipelinePlan {
    /// The jobs of a run of this file: those of the pipeline, or of a correction those that take it.
    ///
    /// A JSON is one where people may correct results, a mark where they may also close and open what is read.
    package func jobs(for input: RunInput?) -> [NewJob] {
        guard let input, !corrections.isEmpty else { return jobs }
        switch input.mediaType {
        case CorrectionJob.resultType: return corrections
        case CorrectionJob.markType where takesMarks: return corrections
        default: return jobs
        }
    }
}
