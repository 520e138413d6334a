// SPDX-License-Identifier: GPL-3.0-or-later
package import PipelineModel

/// The stage kinds of this build.
package enum StageCatalogue {
    /// What is known of each kind without starting anything, by kind.
    package static let descriptions: [String: StageKindDescription] = Dictionary(
        uniqueKeysWithValues: [
            ExtractStage.kind, ProfileStage.kind, OfferStage.kind, IndexStage.kind, ScoreStage.kind,
            RecommendStage.kind, ShortlistStage.kind, FeedbackStage.kind,
            RenderStage.kind, LetterStage.kind, ReportStage.kind, BookStage.kind, PickStage.kind, CollectStage.kind,
            PromptStage.kind,
            SegmentStage.kind, DelaysStage.kind, NotifyStage.kind,
        ].map { ($0.kind, $0) }
    )

    /// The same where language models are configured: reading a profile then waits in their queue, not for a processor.
    package static func descriptions(hasModels: Bool) -> [String: StageKindDescription] {
        var kinds = descriptions
        if hasModels { kinds[ProfileStage.kind.kind]?.queue = "model" }
        return kinds
    }
}
