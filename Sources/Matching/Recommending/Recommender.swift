// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
package import ProfileModel

/// Ranks all candidates for each offer and all offers for each candidate.
///
/// Pure and deterministic: equal inputs give equal recommendations, whatever the order in which they come, and whatever
/// is remembered of an earlier run. Ties stand in the order of names (titles), then ids. Pairs that score 0 are left
/// out, and so are, by name, documents that are of no candidate, offers that are closed, and candidates whom a person
/// rejected for an offer.
package struct Recommender: Sendable {
    package let scorer: Scorer
    package let options: RecommendationOptions

    package init(scorer: Scorer, options: RecommendationOptions) {
        self.scorer = scorer
        self.options = options
    }

    /// Lists of `top`, chosen by score alone; the default is 10.
    package init(scorer: Scorer, top: Int = 10) {
        self.init(scorer: scorer, options: RecommendationOptions(top: top, explained: top, diversity: 1))
    }

    /// The same, measuring closeness of meaning by another reader.
    package func measuring(_ meaning: MeaningReader) -> Recommender {
        Recommender(scorer: scorer.with(meaning: meaning), options: options)
    }

    /// What all scores depend on beside the two contents.
    private func identity(_ task: RecommendationTask) -> String {
        let weights = ScoreCategory.allCases.map { "\($0.rawValue) \(scorer.weights[$0])" }.joined(separator: ", ")
        return
            "\(Scorer.version) \(scorer.meaning?.identity ?? "-"); \(task.basis); \(weights); \(scorer.language.rawValue); \(task.asOf.prefix(7))"
    }

    /// Makes the recommendations.
    ///
    /// Throws what reading a candidate throws, and `CancellationError`.
    ///
    /// Takes its time: for a thread of its own.
    package func run(_ task: RecommendationTask) throws -> RecommendationResult {
        let offers = Self.distinct(task.offers) { $0.entry.reference.id }
            .sorted {
                ($0.entry.reference.title, $0.entry.reference.id) < ($1.entry.reference.title, $1.entry.reference.id)
            }
        let identity = identity(task)
        let kept = task.memory.flatMap { $0.identity == identity ? $0 : nil }
        var board = try Board(
            offers: offers.filter { $0.closed == nil },
            candidates: Self.distinct(
                task.candidates.sorted {
                    ($0.reference.name, $0.reference.id) < ($1.reference.name, $1.reference.id)
                }
            ) { $0.reference.identity },
            scorer: scorer,
            options: options,
            task: task,
            memory: kept ?? RecommendationMemory(identity: identity)
        )
        let choice = Choice(board, options, task.judged)
        var recommendations = try RecommendationWriter(board: board, choice: choice, task: task)
            .recommendations(filling: &board)
        recommendations.offersLeftOut = offers.compactMap { source in
            source.closed.map {
                .init(id: source.entry.reference.id, source: source.entry.reference.source, reason: $0)
            }
        }
        var memory = board.scoring.memory
        memory.shown = ShownLists(recommendations)
        return RecommendationResult(recommendations: recommendations, memory: memory, counts: board.scoring.counts)
    }

    /// The same for entries that are at hand, without memory.
    ///
    /// A match is new when `previous` does not hold the same offer and candidate on the same side; without `previous`
    /// all are new. `generatedAt` is written as it is, RFC 3339 in UTC. Entries that repeat an id are left out.
    package func recommendations(
        offers: [OfferEntry],
        candidates: [CandidateEntry],
        previous: Recommendations? = nil,
        asOf: String,
        generatedAt: String
    ) throws -> Recommendations {
        var task = RecommendationTask(
            offers: offers.map { OfferSource(entry: $0, fingerprint: $0.reference.id) },
            candidates: candidates.map { entry in
                CandidateSource(reference: entry.reference, fingerprint: entry.reference.id) { entry }
            },
            asOf: asOf,
            generatedAt: generatedAt
        )
        task.previous = previous.map(ShownLists.init)
        return try run(task).recommendations
    }

    private static func distinct<Entry>(_ entries: [Entry], by id: (Entry) -> String) -> [Entry] {
        var seen: Set<String> = []
        return entries.filter { seen.insert(id($0)).inserted }
    }
}
