// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Lexicons
import Matching
import Retrieval

/// The offers of a collection, ready to be scored against: read again only when the collection has changed.
actor OfferShelf {
    private let library: Library
    private let meaning: MeaningSource
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
        /// What closeness of meaning is measured by.
        var meaning: String
    }

    /// Pipelines times weights that a workspace may have at once; beyond that everything is read anew.
    private static let limit = 8

    init(library: Library, lexicons: Lexicons, language: ReportLanguage) {
        self.library = library
        meaning = MeaningSource(library)
        self.lexicons = lexicons
        self.language = language
    }

    /// What a candidate is scored with.
    struct Offers {
        var scorer: Scorer
        var offers: [PreparedOffer]
        /// How closeness of meaning is measured; its reader is the scorer's.
        var meaning: MeaningSource.Choice
    }

    /// The scorer for these weights and this candidate, and the offers of the collection that are open on `day`
    /// (`YYYY-MM-DD`).
    ///
    /// Throws what the library throws.
    func offers(
        in collection: String,
        on day: String,
        weights: ScoringWeights,
        for candidate: CandidateEntry
    ) async throws -> Offers {
        let index = scorerIndex(weights)
        let scorer = scorers[index].scorer
        let choice = await meaning.choice(for: scorer, offers: [], candidates: [candidate])
        let key = Key(
            collection: collection,
            revision: try await library.revision(of: collection),
            day: day,
            scorer: index,
            meaning: choice.reader.identity
        )
        let own = scorer.with(meaning: choice.reader)
        if let offers = held[key] { return Offers(scorer: own, offers: offers, meaning: choice) }
        let entries = try await library.ranked(in: collection, on: day).compactMap(\.offerEntry)
        let theirs = await meaning.choice(for: scorer, offers: entries, candidates: [])
        guard theirs.reader.identity == choice.reader.identity else {
            // The model went away or came back between the two: by the words nothing can.
            let reader = MeaningReader.lexical.insteadOfModel
            let failure = theirs.failure ?? choice.failure ?? GreffierError(.modelBusy)
            let scorer = scorer.with(meaning: reader)
            return Offers(
                scorer: scorer,
                offers: scorer.prepare(entries),
                meaning: .init(reader: reader, failure: failure)
            )
        }
        let offers = scorer.with(meaning: theirs.reader).prepare(entries)
        if held.count >= Self.limit { held = [:] }
        // Entries written between the two reads belong to a later revision, under which they are read again.
        held[key] = offers
        return Offers(scorer: own, offers: offers, meaning: choice)
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
