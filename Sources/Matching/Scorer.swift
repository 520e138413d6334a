// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import Lexicons
package import ProfileModel

/// Scores profiles against offers: pure, deterministic, every point with its reason.
///
/// Equal version, lexicons, weights, language and inputs give equal scores on every machine: all points are whole
/// tenths, and nothing depends on the order of a hash table. What enters is listed in `CandidateFeatures`.
package struct Scorer: Sendable {
    /// The version of the rules below; any change of a result changes it.
    package static let version = "score/5"

    package private(set) var weights: ScoringWeights
    /// The language of the texts that are ours (`Expérience : 2 ans`); quotes keep their own.
    package private(set) var language: ReportLanguage
    let lexicons: Lexicons
    let occupations: OccupationIndex
    let skills: SkillGraph
    let fields: SkillNames
    let meaningWords: MeaningWords
    /// `nil` where nobody gave an embedder: then the category has no data.
    private(set) var meaning: MeaningReader?
    /// What closeness of meaning is measured with, as `lexical/1`.
    package var meaningIdentity: String? { meaning?.identity }

    package init(
        lexicons: Lexicons,
        weights: ScoringWeights = .init(),
        language: ReportLanguage = .french,
        meaning: MeaningReader? = nil
    ) {
        self.meaning = meaning
        self.lexicons = lexicons
        self.weights = weights
        self.language = language
        occupations = OccupationIndex(lexicons: lexicons)
        skills = SkillGraph(lexicons: lexicons)
        fields = SkillNames(lexicons[.studyFields], skills.neutral)
        meaningWords = MeaningWords(lexicons: lexicons, skills: skills)
    }

    /// The same rules and words with other weights, without reading the lexicons again.
    ///
    /// Features and prepared offers belong to the scorer that made them.
    package func with(
        weights: ScoringWeights? = nil,
        language: ReportLanguage? = nil,
        meaning: MeaningReader? = nil
    ) -> Scorer {
        var scorer = self
        scorer.meaning = meaning ?? self.meaning
        scorer.weights = weights ?? self.weights
        scorer.language = language ?? self.language
        return scorer
    }

    /// One candidate against all offers, best first; equal scores by title, then id.
    ///
    /// `asOf` is the day the scores speak of, `YYYY-MM-DD`. An empty list of offers gives an empty list of scores.
    package func scores(profile: Profile, evidence: Evidence, offers: [OfferEntry], asOf: String) -> Scores {
        scores(profile: profile, evidence: evidence, offers: prepare(offers), asOf: asOf)
    }

    /// What can be known of offers before any candidate: for callers that score many candidates against the same ones.
    package func prepare(_ offers: [OfferEntry]) -> [PreparedOffer] {
        offers.map { PreparedOffer(reference: $0.reference, features: features(of: $0.offer, evidence: $0.evidence)) }
    }

    /// The same scores from prepared offers, which must come from a scorer of equal weights, language and lexicons.
    package func scores(profile: Profile, evidence: Evidence, offers: [PreparedOffer], asOf: String) -> Scores {
        let candidate = features(of: profile, evidence: evidence, asOf: asOf)
        let scored = offers.map { offer in
            let assessment = assess(candidate, offer.features)
            var score = explain(assessment, candidate: candidate, offer: offer.features, reference: offer.reference)
            score.changes = changes(candidate, offer.features, assessment)
            return score
        }
        return Scores(version: Self.version, asOf: asOf, offers: scored.sorted(by: Self.isBetter))
    }

    private static func isBetter(_ left: Scores.OfferScore, _ right: Scores.OfferScore) -> Bool {
        if left.score != right.score { return left.score > right.score }
        if left.offer.title != right.offer.title { return left.offer.title < right.offer.title }
        return left.offer.id < right.offer.id
    }
}
