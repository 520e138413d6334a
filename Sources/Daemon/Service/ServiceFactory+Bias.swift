// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials
private import JobModel
private import Matching
package import ProfileModel
private import Retrieval
package import Stages

extension ServiceFactory {
    /// The report on twins of the candidates of a collection, as of now, under the weights of a pipeline; at most `most`
    /// of them are examined.
    ///
    /// Throws what the library and the lexicons throw.
    package static func biasReport(
        _ workspace: Workspace,
        candidates: String,
        offers: String,
        most: Int,
        weights: StageWeights
    ) async throws -> BiasReport {
        let library = try library(workspace, readOnly: true)
        let lexicons = try LexiconFiles.load(workspace).lexicons
        let day = Timestamp.day(Date(), in: workspace.timeZone)
        let people = try await library.ranked(in: candidates, on: day).compactMap(\.candidateEntry)
        let open = try await library.ranked(in: offers, on: day).compactMap(\.offerEntry)
        let scorer = Scorer.standard(
            lexicons: lexicons,
            weights: try await weights.scoring(library),
            language: .english
        )
        // With a model's vectors a twin of other words would have none, and so be found.
        let meaning = await MeaningSource(library).choice(for: scorer, offers: open, candidates: people)
        return BiasAudit(scorer.with(meaning: meaning.reader), most: most)
            .report(candidates: people, offers: open, asOf: day)
    }
}
