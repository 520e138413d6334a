// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Lexicons
import Matching
import Retrieval

/// The offers of a collection, ready to be scored against: read again only when the collection has changed.
actor OfferShelf {
    private let library: Library
    private let lexicons: Lexicons
    private let language: ReportLanguage
    private var scorers: [(weights: ScoringWeights, scorer: Scorer)] = []
    private var held: [Key: [PreparedOffer]] = [:]

    private struct Key: Hashable {
        var collection: String
        var revision: Int
        var day: String
        /// Index into `scorers`.
        var scorer: Int
    }

    /// Pipelines times weights that a workspace may have at once; beyond that everything is read anew.
    private static let limit = 8

    init(library: Library, lexicons: Lexicons, language: ReportLanguage) {
        self.library = library
        self.lexicons = lexicons
        self.language = language
    }

    /// The scorer for these weights and the offers of the collection that are open on `day` (`YYYY-MM-DD`).
    ///
    /// Throws what the library throws.
    func offers(
        in collection: String,
        on day: String,
        weights: ScoringWeights
    ) async throws -> (scorer: Scorer, offers: [PreparedOffer]) {
        let index = scorerIndex(weights)
        let scorer = scorers[index].scorer
        let key = Key(
            collection: collection,
            revision: try await library.revision(of: collection),
            day: day,
            scorer: index
        )
        if let offers = held[key] { return (scorer, offers) }
        let offers = scorer.prepare(try await library.ranked(in: collection, on: day).compactMap(\.offerEntry))
        if held.count >= Self.limit { held = [:] }
        // Entries written between the two reads belong to a later revision, under which they are read again.
        held[key] = offers
        return (scorer, offers)
    }

    private func scorerIndex(_ weights: ScoringWeights) -> Int {
        if let index = scorers.firstIndex(where: { $0.weights == weights }) { return index }
        let scorer =
            scorers.first?.scorer.with(weights: weights)
            ?? Scorer.standard(lexicons: lexicons, weights: weights, language: language)
        scorers.append((weights, scorer))
        return scorers.count - 1
    }
}
