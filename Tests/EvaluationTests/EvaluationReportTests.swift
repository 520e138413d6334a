// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import Foundation
import JobModel
import ProfileModel
import Testing

@Suite("What an evaluation came to")
struct EvaluationReportTests {
    private func document(_ file: String, _ found: String?, language: String? = nil) throws -> EvaluatedDocument {
        EvaluatedDocument(
            file: file,
            labels: .init(language: language),
            verdicts: try Compared.verdicts(found, Compared.whole)
        )
    }

    @Test("counts are summed over documents before F1 is taken, in all and by group")
    func groups() throws {
        let report = EvaluationReport([
            try document("a.pdf", Compared.whole, language: "fr"), try document("b.pdf", nil, language: "en"),
            try document("c.pdf", Compared.whole),
        ])
        #expect(report.scores[.name] == FieldCount(right: 2, found: 2, expected: 3))
        #expect(abs(report.scores.macro - 0.8) < 1e-12)
        #expect(report.groups(by: .language).map(\.name) == ["en", "fr"])
        #expect(report.groups(by: .language).map(\.scores.macro) == [0, 1])
        #expect(report.groups(by: .layout).isEmpty)
        #expect(report.worst.map(\.file) == ["b.pdf"])
    }

    @Test("the labels of a truth file are read, and none are needed")
    func labels() throws {
        let json =
            #"{"basics":{"name":"A B"},"x-truth":{"language":"fr","template":"two columns","seniority_years":4.7}}"#
        let truth = try CanonicalJSON.decode(LabelledTruth.self, from: Data(json.utf8))
        #expect(truth.labels == .init(language: "fr", layout: "two columns") && truth.profile.basics?.name == "A B")
        #expect(try CanonicalJSON.decode(LabelledTruth.self, from: Data("{}".utf8)).labels == .init())
    }

    @Test("a truth speaks of the documents of its name, the closer name first")
    func matching() {
        let matching = FolderMatching(
            truths: ["jean.json", "jean.pdf.json", "zoé.json", "README.md"],
            documents: ["jean.docx", "jean.pdf", "notes", "jean.json", ".DS_Store"]
        )
        #expect(matching.pairs.map(\.document) == ["jean.docx", "jean.pdf"])
        #expect(matching.pairs.map(\.truth) == ["jean.json", "jean.pdf.json"])
        #expect(matching.truthsWithoutDocument == ["zoé.json"] && matching.documentsWithoutTruth == ["notes"])
    }

    @Test("calibration compares what each bin of confidence promised with what came true")
    func calibration() {
        let values = [(0.95, true), (0.95, true), (0.95, false), (0.3, true), (1.0, true), (0.25, false)]
        let calibration = Calibration(values.map { JudgedConfidence(confidence: $0, isRight: $1) })
        #expect(calibration.bins.count == 10 && calibration.count == 6)
        #expect(calibration.bins.map(\.count) == [0, 0, 1, 1, 0, 0, 0, 0, 0, 4])
        #expect(abs(calibration.bins[9].confidence - 0.9625) < 1e-12 && calibration.bins[9].accuracy == 0.75)
        // 4 × |0.75 − 0.9625| + 1 × |1 − 0.3| + 1 × |0 − 0.25|, by six.
        #expect(abs(calibration.expectedError - (0.85 + 0.7 + 0.25) / 6) < 1e-12)
        #expect(Calibration([]).expectedError == 0)
    }

    @Test("the confidence of a value is that of its evidence, of two parts the lower one")
    func confidences() throws {
        func entry(_ confidence: Double) -> EvidenceEntry {
            EvidenceEntry(page: nil, line: 1, bbox: nil, quote: "", confidence: confidence, source: .rules)
        }
        let document = EvaluatedDocument(
            file: "a.pdf",
            labels: .init(),
            verdicts: try Compared.verdicts(Compared.whole, Compared.whole),
            evidence: [
                "/education/0/studyType": entry(0.9), "/education/0/area": entry(0.6), "/basics/name": entry(0.8),
            ]
        )
        #expect(document.judgedConfidences.map(\.confidence).sorted() == [0.6, 0.8])
    }
}
