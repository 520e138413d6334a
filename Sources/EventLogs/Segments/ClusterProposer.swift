// SPDX-License-Identifier: GPL-3.0-or-later

/// Looks for groups that the persons make by themselves, and proposes them where they are clear and stable.
struct ClusterProposer {
    /// Persons under which no groups are looked for.
    static let leastPersons = 50
    static let leastSilhouette = 0.25
    static let leastStability = 0.8
    private static let counts = 2...8
    private static let resamples = 20
    /// Persons that centres are fitted on, and that distances between all pairs are taken of.
    private static let fitted = 5000
    private static let compared = 1000
    private static let seed: UInt64 = 20_261_120

    /// What was found.
    struct Outcome {
        var refusal: ClusterProposal.Refusal?
        var silhouette: Double?
        var stability: Double?
        var scale: FeatureScale?
        var fit: KMeans?
    }

    private let points: [[Double]]
    private let scale: FeatureScale

    private init(_ persons: [PersonMeasures], _ scale: FeatureScale) {
        self.scale = scale
        var random = FixedRandom(seed: Self.seed)
        points = random.sample(Self.fitted, below: persons.count).map { scale.point(persons[$0].values) }
    }

    /// Of the numbers of groups the one with the best silhouette among those that are stable.
    static func outcome(_ persons: [PersonMeasures]) -> Outcome {
        guard persons.count >= leastPersons else { return Outcome(refusal: .tooFewPersons) }
        let scale = FeatureScale(persons)
        guard scale.hasSpread else { return Outcome(refusal: .noSpread) }
        return ClusterProposer(persons, scale).outcome
    }

    private var outcome: Outcome {
        var random = FixedRandom(seed: Self.seed)
        let shown = random.sample(Self.compared, below: points.count).map { points[$0] }
        let most = Set(points).count - 1
        var trials: [(fit: KMeans, silhouette: Double)] = []
        for k in Self.counts where k <= most {
            let fit = KMeans(points, k: k, random: &random)
            trials.append((fit, ClusterQuality.silhouette(shown, fit.groups(of: shown))))
        }
        trials.sort { $0.silhouette > $1.silhouette }
        guard let first = trials.first else { return Outcome(refusal: .noSpread) }
        guard first.silhouette >= Self.leastSilhouette else {
            return Outcome(refusal: .noStructure, silhouette: first.silhouette)
        }
        var best = 0.0
        for trial in trials where trial.silhouette >= Self.leastSilhouette {
            let stability = stability(of: trial.fit, &random)
            if stability >= Self.leastStability {
                return Outcome(silhouette: trial.silhouette, stability: stability, scale: scale, fit: trial.fit)
            }
            best = max(best, stability)
        }
        return Outcome(refusal: .unstable, silhouette: first.silhouette, stability: best)
    }

    /// The mean agreement of the grouping with those fitted on samples drawn with replacement.
    private func stability(of fit: KMeans, _ random: inout FixedRandom) -> Double {
        let own = fit.groups(of: points)
        var sum = 0.0
        for _ in 0..<Self.resamples {
            let drawn = points.indices.map { _ in points[random.below(points.count)] }
            let other = KMeans(drawn, k: fit.centres.count, random: &random, starts: 2)
            sum += ClusterQuality.adjustedRandIndex(own, other.groups(of: points))
        }
        return sum / Double(Self.resamples)
    }
}
