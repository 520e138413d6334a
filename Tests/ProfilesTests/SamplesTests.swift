// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import Lexicons
import ProfileModel
import Profiles
import Testing
import WorkerProtocol

/// Measures the rules on a folder of labelled CVs when `GREFFIER_SAMPLES` names one (`cvs/` beside `truth/`).
///
/// Every third file is kept aside from the writing of rules and reported apart. `GREFFIER_DOCUMENTS` may name a folder
/// of document.json files, by stem, for formats that the extractor does not read.
@Suite("Labelled samples")
struct SamplesTests {
    static let folder = ProcessInfo.processInfo.environment["GREFFIER_SAMPLES"]

    @Test("F1 per field over the labelled samples", .enabled(if: folder != nil, "GREFFIER_SAMPLES names no folder"))
    func samples() throws {
        let root = URL(fileURLWithPath: try #require(Self.folder))
        let lexicons = try ShippedLexicons.shared.get()
        let reader = RulesReader(lexicons: lexicons)
        var parts = ["developed": Scoring(lexicons: lexicons), "kept": Scoring(lexicons: lexicons)]
        for name in ["fr", "en"] { parts[name] = Scoring(lexicons: lexicons) }
        var times: [Double] = []
        var skipped: [String] = []
        for truthURL in try Self.truths(root) {
            let stem = truthURL.deletingPathExtension().lastPathComponent
            guard let document = try Self.document(stem, root: root) else {
                skipped.append(stem)
                continue
            }
            let data = try Data(contentsOf: truthURL)
            let truth = try CanonicalJSON.decode(Profile.self, from: data)
            let start = ProcessInfo.processInfo.systemUptime
            let reading = reader.read(document, submittedAt: Date(timeIntervalSince1970: 1_795_000_000))
            times.append(ProcessInfo.processInfo.systemUptime - start)
            let violations = Grounding.check(reading.profile, evidence: reading.evidence, document: document)
            #expect(violations.isEmpty, "\(stem): \(violations.prefix(5))")
            let number = Int(stem.filter(\.isNumber)) ?? 0
            let language = String(decoding: data, as: UTF8.self).contains("\"language\": \"fr\"") ? "fr" : "en"
            for part in [number % 3 == 0 ? "kept" : "developed", language] {
                parts[part]?.add(reading.profile, truth: truth, label: stem)
            }
        }
        Self.report(parts, times: times, skipped: skipped)
    }

    private static func truths(_ root: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: root.appendingPathComponent("truth"),
            includingPropertiesForKeys: nil
        )
        .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    }

    static func document(_ stem: String, root: URL) throws -> Document? {
        if let folder = ProcessInfo.processInfo.environment["GREFFIER_DOCUMENTS"] {
            let url = URL(fileURLWithPath: folder).appendingPathComponent(stem + ".json")
            if let data = try? Data(contentsOf: url) { return try CanonicalJSON.decode(Document.self, from: data) }
        }
        for kind in ["txt", "pdf", "docx", "odt", "rtf", "html"] {
            let url = root.appendingPathComponent("cvs/\(stem).\(kind)")
            guard let data = try? Data(contentsOf: url) else { continue }
            return try? DocumentExtractor().extract(data, name: url.lastPathComponent, options: ExtractOptions())
        }
        return nil
    }

    private static func report(_ parts: [String: Scoring], times: [Double], skipped: [String]) {
        let names = ["developed", "kept", "fr", "en"]
        var text =
            "field".padding(toLength: 24, withPad: " ", startingAt: 0)
            + names.map { $0.padding(toLength: 22, withPad: " ", startingAt: 0) }.joined() + "\n"
        for field in Scoring.fields {
            text += field.padding(toLength: 24, withPad: " ", startingAt: 0)
            for name in names {
                let count = parts[name]?.counts[field] ?? Scoring.Count()
                text += String(format: "%.3f (P %.2f R %.2f)   ", count.f1, count.precision, count.recall)
            }
            text += "\n"
        }
        text +=
            "macro                   "
            + names.map { String(format: "%.3f                 ", parts[$0]?.macro ?? 0) }.joined() + "\n"
        let sorted = times.sorted()
        if let slowest = sorted.last {
            text += String(
                format: "time per CV: median %.1f ms, slowest %.1f ms\n",
                sorted[sorted.count / 2] * 1000,
                slowest * 1000
            )
        }
        text += "not read: \(skipped.joined(separator: " "))\n"
        if ProcessInfo.processInfo.environment["GREFFIER_MISSES"] != nil {
            text += (parts["developed"]?.misses ?? []).joined(separator: "\n") + "\n"
        }
        print(text)
    }
}
