// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// One document and what became of its values.
package struct EvaluatedDocument: Sendable {
    /// Without its folder.
    package var file: String
    package var labels: LabelledTruth.Labels
    package var verdicts: [Verdict]
    /// Confidence and outcome of each value that has evidence.
    package var judgedConfidences: [JudgedConfidence]
    /// Why the document gave no profile.
    package var failure: Failure?
    /// Whether a model that was to read it did not answer.
    package var isDegraded: Bool

    /// The code and the words of an error.
    package struct Failure: Sendable, Equatable {
        package var code: String
        package var words: ErrorDetail

        package init(code: String, words: ErrorDetail) {
            self.code = code
            self.words = words
        }
    }

    package init(
        file: String,
        labels: LabelledTruth.Labels,
        verdicts: [Verdict],
        evidence: Evidence = [:],
        failure: Failure? = nil,
        isDegraded: Bool = false
    ) {
        self.file = file
        self.labels = labels
        self.verdicts = verdicts
        self.failure = failure
        self.isDegraded = isDegraded
        judgedConfidences = verdicts.compactMap { verdict in
            // A value of two parts is as certain as the less certain one.
            let confidence = verdict.pointers.compactMap { evidence[$0]?.confidence }.min()
            return confidence.map { JudgedConfidence(confidence: $0, isRight: verdict.isRight) }
        }
    }

    package var scores: FieldScores { FieldScores(verdicts) }

    /// Values that are wrong, missing or too many.
    package var mistakes: [Verdict] { verdicts.filter { !$0.isRight } }
}
