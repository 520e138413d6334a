// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// What the reading of a labelled folder came to.
package struct EvaluationReport: Sendable {
    package var documents: [EvaluatedDocument]
    /// Truth files to which no document belongs.
    package var truthsWithoutDocument: [String]
    /// Documents that no truth file speaks of.
    package var documentsWithoutTruth: [String]
    /// What in truth files is likely mistyped, as sentences.
    package var doubts: [(file: String, words: ErrorDetail)] = []

    package init(
        _ documents: [EvaluatedDocument],
        truthsWithoutDocument: [String] = [],
        documentsWithoutTruth: [String] = []
    ) {
        self.documents = documents
        self.truthsWithoutDocument = truthsWithoutDocument
        self.documentsWithoutTruth = documentsWithoutTruth
    }

    package var scores: FieldScores { FieldScores(documents.lazy.flatMap(\.verdicts)) }

    package var calibration: Calibration { Calibration(documents.lazy.flatMap(\.judgedConfidences)) }

    /// What documents are grouped by.
    package enum Dimension: String, CaseIterable, Sendable {
        case language, format, layout

        func value(_ labels: LabelledTruth.Labels) -> String? {
            switch self {
            case .language: labels.language
            case .format: labels.format
            case .layout: labels.layout
            }
        }
    }

    /// The documents of one language, format or layout.
    package struct Group: Sendable {
        package var name: String
        package var documents: Int
        package var scores: FieldScores
    }

    /// By name; documents that do not say are in none.
    package func groups(by dimension: Dimension) -> [Group] {
        Dictionary(grouping: documents) { dimension.value($0.labels) ?? "" }.sorted { $0.key < $1.key }
            .filter { !$0.key.isEmpty }
            .map { Group(name: $0, documents: $1.count, scores: FieldScores($1.lazy.flatMap(\.verdicts))) }
    }

    /// Documents with mistakes, the worst first.
    package var worst: [EvaluatedDocument] {
        documents.filter { !$0.mistakes.isEmpty }.map { ($0, $0.scores.macro) }
            .sorted { ($0.1, $0.0.file) < ($1.1, $1.0.file) }.map(\.0)
    }
}
