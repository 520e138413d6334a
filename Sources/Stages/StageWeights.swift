// SPDX-License-Identifier: GPL-3.0-or-later
private import JobModel
package import Matching
package import PipelineModel
package import Retrieval

/// The weights of the score that a stage's options ask for.
package enum StageWeights: Sendable, Equatable {
    /// Those learned from what people decided, the usual ones before anything is learned.
    case learned
    /// The usual ones, whatever was learned.
    case usual
    /// As they stand in the pipeline file.
    case given(ScoringWeights)

    /// `learned` for a stage that says nothing.
    ///
    /// Throws `pipeline.invalid` for names that are no category.
    package init(_ stage: StageSpec) throws {
        let option = stage.options["weights"]
        guard let map = option?.map else {
            self = option?.string == "default" ? .usual : .learned
            return
        }
        guard let weights = ScoringWeights(named: map.compactMapValues(\.double)) else {
            throw GreffierError(.pipelineInvalid, detail: "weights of stage \(stage.name)")
        }
        self = .given(weights)
    }

    /// The weights as they are now.
    ///
    /// Throws what the library throws.
    package func scoring(_ library: Library) async throws -> ScoringWeights {
        switch self {
        case .learned: try await library.learned()?.scoring ?? ScoringWeights()
        case .usual: ScoringWeights()
        case .given(let weights): weights
        }
    }
}
