// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the share of one of two joined rankings from judged questions, and what to expect of it elsewhere.
///
/// The share is tried in steps of 0.05. The one with the best mean counts, unless others are so near that the questions
/// cannot tell them apart (within one standard error of the differences): then, of those, the one nearest to the usual
/// share. None that is below one of the two rankings alone is taken. Five-fold cross-validation says what such a share is
/// worth on questions that it was not chosen by.
package struct FusionRefit: Sendable {
    /// The shares that are tried.
    package static let shares = (0...20).map { Double($0) / 20 }
    /// Fewer questions than this say too little.
    package static let leastQuestions = 50
    private static let folds = 5

    /// What came out.
    package struct Outcome: Sendable, Codable, Equatable {
        package var share: Double
        /// The mean over all questions with `share`.
        package var fitted: Double
        /// The mean over all questions, each with the share that the other folds chose.
        package var crossValidated: Double
        /// The mean of either ranking alone, and with the usual share.
        package var first: Double
        package var second: Double
        package var usual: Double
        package var questions: Int

        private enum CodingKeys: String, CodingKey {
            case share, fitted, first, second, usual, questions
            case crossValidated = "cross_validated"
        }
    }

    private let values: [[Double]]
    private let usual: Int

    /// `values[question][step]` is the worth of the ranking at each of `shares`, which runs from the second ranking alone
    /// to the first alone.
    package init(values: [[Double]], usual: Double) {
        self.values = values
        self.usual = Self.shares.indices.min { abs(Self.shares[$0] - usual) < abs(Self.shares[$1] - usual) } ?? 0
    }

    /// `nil` for too few questions.
    package var outcome: Outcome? {
        guard values.count >= Self.leastQuestions else { return nil }
        let all = Array(values.indices)
        let step = best(all)
        let held = (0..<Self.folds).reduce(0.0) { sum, fold in
            let chosen = best(all.filter { $0 % Self.folds != fold })
            return sum + all.filter { $0 % Self.folds == fold }.reduce(0) { $0 + values[$1][chosen] }
        }
        return Outcome(
            share: Self.shares[step],
            fitted: mean(all, step),
            crossValidated: held / Double(values.count),
            first: mean(all, Self.shares.count - 1),
            second: mean(all, 0),
            usual: mean(all, usual),
            questions: values.count
        )
    }

    private func mean(_ questions: [Int], _ step: Int) -> Double {
        questions.reduce(0) { $0 + values[$1][step] } / Double(max(1, questions.count))
    }

    private func best(_ questions: [Int]) -> Int {
        let means = Self.shares.indices.map { mean(questions, $0) }
        guard let top = means.indices.max(by: { means[$0] < means[$1] }) else { return usual }
        let floor = max(means[0], means[means.count - 1])
        let near = means.indices.filter { step in
            means[step] >= floor && means[top] - means[step] <= error(questions, top, step)
        }
        return near.min { (abs($0 - usual), -means[$0]) < (abs($1 - usual), -means[$1]) } ?? top
    }

    /// The standard error of the mean difference between two steps.
    private func error(_ questions: [Int], _ one: Int, _ other: Int) -> Double {
        let differences = questions.map { values[$0][one] - values[$0][other] }
        let count = Double(differences.count)
        guard count > 1 else { return 0 }
        let mean = differences.reduce(0, +) / count
        let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        return (variance / count).squareRoot()
    }
}
