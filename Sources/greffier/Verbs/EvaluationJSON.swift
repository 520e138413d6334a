// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import JobModel

/// What `evaluate --json` prints.
struct EvaluationJSON: Encodable {
    var documents: Int
    var truthsWithoutDocument: [String]
    var documentsWithoutTruth: [String]
    /// What in truth files is likely mistyped.
    var warnings: [Warning]
    var macroF1: Double
    var fields: [String: Field]
    /// By dimension, then by name.
    var groups: [String: [String: Group]]
    var calibration: Confidence
    var files: [File]

    struct Warning: Encodable {
        var file: String
        var message: String
    }

    struct Field: Encodable {
        var f1: Double
        var precision: Double
        var recall: Double
        var expected: Int
        var found: Int
        var right: Int
    }

    struct Group: Encodable {
        var documents: Int
        var macroF1: Double
        var fields: [String: Field]

        private enum CodingKeys: String, CodingKey {
            case documents, fields
            case macroF1 = "macro_f1"
        }
    }

    struct Confidence: Encodable {
        var values: Int
        var expectedError: Double
        var bins: [Bin]

        struct Bin: Encodable {
            var from: Double
            var to: Double
            var values: Int
            var confidence: Double
            var accuracy: Double
        }

        private enum CodingKeys: String, CodingKey {
            case values, bins
            case expectedError = "expected_error"
        }
    }

    struct File: Encodable {
        var file: String
        var language: String?
        var format: String?
        var layout: String?
        var macroF1: Double
        var code: String?
        var reason: String?
        var mistakes: [Mistake]

        private enum CodingKeys: String, CodingKey {
            case file, language, format, layout, code, reason, mistakes
            case macroF1 = "macro_f1"
        }
    }

    struct Mistake: Encodable {
        var field: String
        var expected: String?
        var found: String?
    }

    private enum CodingKeys: String, CodingKey {
        case documents, fields, groups, calibration, files, warnings
        case truthsWithoutDocument = "truths_without_document"
        case documentsWithoutTruth = "documents_without_truth"
        case macroF1 = "macro_f1"
    }
}

extension EvaluationJSON {
    /// With `field`, mistakes of that field alone.
    init(_ report: EvaluationReport, field: JudgedField?) {
        documents = report.documents.count
        truthsWithoutDocument = report.truthsWithoutDocument
        documentsWithoutTruth = report.documentsWithoutTruth
        warnings = report.doubts.map { Warning(file: $0.file, message: $0.words.english) }
        let scores = report.scores
        macroF1 = Self.rounded(scores.macro)
        fields = Self.fields(scores)
        groups = Dictionary(
            uniqueKeysWithValues: EvaluationReport.Dimension.allCases.map { dimension in
                let groups = report.groups(by: dimension).map { ($0.name, Group($0)) }
                return (dimension.rawValue, Dictionary(uniqueKeysWithValues: groups))
            }
        )
        calibration = Confidence(report.calibration)
        files = report.documents.map { File($0, field: field) }
    }

    /// Fields of which nothing was expected or found are left out.
    fileprivate static func fields(_ scores: FieldScores) -> [String: Field] {
        let used = JudgedField.allCases.filter { !scores[$0].isEmpty }
        return Dictionary(uniqueKeysWithValues: used.map { ($0.rawValue, Field(scores[$0])) })
    }

    fileprivate static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

extension EvaluationJSON.Field {
    fileprivate init(_ count: FieldCount) {
        f1 = EvaluationJSON.rounded(count.f1)
        precision = EvaluationJSON.rounded(count.precision)
        recall = EvaluationJSON.rounded(count.recall)
        (expected, found, right) = (count.expected, count.found, count.right)
    }
}

extension EvaluationJSON.Group {
    fileprivate init(_ group: EvaluationReport.Group) {
        documents = group.documents
        macroF1 = EvaluationJSON.rounded(group.scores.macro)
        fields = EvaluationJSON.fields(group.scores)
    }
}

extension EvaluationJSON.Confidence {
    fileprivate init(_ calibration: Calibration) {
        values = calibration.count
        expectedError = EvaluationJSON.rounded(calibration.expectedError)
        bins = calibration.bins.filter { $0.count > 0 }.map {
            Bin(
                from: $0.from,
                to: $0.to,
                values: $0.count,
                confidence: EvaluationJSON.rounded($0.confidence),
                accuracy: EvaluationJSON.rounded($0.accuracy)
            )
        }
    }
}

extension EvaluationJSON.File {
    fileprivate init(_ document: EvaluatedDocument, field: JudgedField?) {
        file = document.file
        language = document.labels.language
        format = document.labels.format
        layout = document.labels.layout
        macroF1 = EvaluationJSON.rounded(document.scores.macro)
        code = document.failure?.code
        reason = document.failure?.words.english
        mistakes = document.mistakes.filter { field == nil || $0.field == field }.map {
            EvaluationJSON.Mistake(field: $0.field.rawValue, expected: $0.expected, found: $0.found)
        }
    }
}
