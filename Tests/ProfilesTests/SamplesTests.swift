// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import Evaluation
import Foundation
import JobModel
import Lexicons
import ProfileModel
import Profiles
import TestLexicons
import Testing
import WorkerProtocol

/// Measures the rules on a folder of labelled CVs when `GREFFIER_SAMPLES` names one (`cvs/` beside `truth/`).
///
/// `greffier evaluate` tells more; here every third file, kept aside from the writing of rules, is reported apart, and
/// every value must have its proof.
@Suite("Labelled samples")
struct SamplesTests {
    static let folder = ProcessInfo.processInfo.environment["GREFFIER_SAMPLES"]

    @Test("F1 over the labelled samples", .enabled(if: folder != nil, "GREFFIER_SAMPLES names no folder"))
    func samples() throws {
        let root = URL(fileURLWithPath: try #require(Self.folder))
        let lexicons = try ShippedLexicons.shared.get()
        let reader = RulesReader(lexicons: lexicons)
        let judge = Judge(lexicons: lexicons)
        let names = try ["truth", "cvs"].map {
            try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent($0).path)
        }
        var parts: [String: [Verdict]] = [:]
        for pair in FolderMatching(truths: names[0], documents: names[1]).pairs {
            let data = try Data(contentsOf: root.appendingPathComponent("cvs/" + pair.document))
            let document = try DocumentExtractor().extract(data, name: pair.document, options: ExtractOptions())
            let truth = try CanonicalJSON.decode(
                LabelledTruth.self,
                from: Data(contentsOf: root.appendingPathComponent("truth/" + pair.truth))
            )
            let reading = reader.read(document, submittedAt: Date(timeIntervalSince1970: 1_795_000_000))
            let violations = Grounding.check(reading.profile, evidence: reading.evidence, document: document)
            #expect(violations.isEmpty, "\(pair.document): \(violations.prefix(5))")
            let isKept = Int(pair.document.filter(\.isNumber)).map { $0 % 3 == 0 } ?? false
            parts[isKept ? "kept" : "developed", default: []] +=
                judge.verdicts(of: reading.profile, against: truth.profile)
        }
        for (name, verdicts) in parts { print("\(name): macro F1 \(FieldScores(verdicts).macro)") }
    }
}
