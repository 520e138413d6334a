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
        return BiasAudit(
            Scorer.standard(
                lexicons: lexicons,
                weights: try await weights.scoring(library),
                language: .english
            ),
            most: most
        ).report(
            candidates: try await library.ranked(in: candidates, on: day).compactMap(\.candidateEntry),
            offers: try await library.ranked(in: offers, on: day).compactMap(\.offerEntry),
            asOf: day
        )
    }
}
