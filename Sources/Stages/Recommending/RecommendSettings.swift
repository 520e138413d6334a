// SPDX-License-Identifier: GPL-3.0-or-later
private import JobModel
package import Matching
package import PipelineModel
import ProfileModel

/// What a stage of a pipeline asks of recommendations.
package struct RecommendSettings: Sendable, Equatable {
    /// Names of collections.
    package var candidates = ["candidates"]
    package var offers = ["offers"]
    package var lists = RecommendationOptions()
    /// Whether each offer gets a page of its own.
    package var hasShortlists = false
    package var weights = StageWeights.learned

    /// What a stage without options does.
    package init() {}

    /// Throws `pipeline.invalid` for an exposure of unknown names or below 1, and for weights of unknown categories.
    package init(_ stage: StageSpec) throws {
        let options = stage.options
        let exposure = options["exposure"]?.map ?? [:]
        let caps = exposure.compactMapValues(\.double)
        guard Set(exposure.keys).isSubset(of: ["per_candidate", "per_offer"]),
            caps.values.allSatisfy({ $0 >= 1 && $0 < 1e9 })
        else {
            throw GreffierError(
                .pipelineInvalid,
                detail: "exposure of stage \(stage.name) takes per_candidate and per_offer, from 1"
            )
        }
        candidates = options["candidates"]?.strings ?? candidates
        offers = options["offers"]?.strings ?? offers
        lists = RecommendationOptions(
            top: options["top"]?.int ?? lists.top,
            explained: options["explained"]?.int ?? lists.explained,
            diversity: options["diversity"]?.double ?? lists.diversity,
            perCandidate: caps["per_candidate"].map { Int($0) },
            perOffer: caps["per_offer"].map { Int($0) }
        )
        hasShortlists = options["shortlists"]?.bool ?? false
        weights = try StageWeights(stage)
    }
}
