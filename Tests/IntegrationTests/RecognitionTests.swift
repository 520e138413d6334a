// SPDX-License-Identifier: GPL-3.0-or-later
import CraftedFiles
import Foundation
import TestThreads
import Testing

@Suite("Scans in the inbox", .ownThreads)
struct RecognitionTests {
    private static let scan = Programs.fixture("scans/lines.png")

    @Test("a scan becomes a profile's text with a warning; dropped again it comes from the memo")
    func read() throws {
        let workspace = try ScratchWorkspace()
        try workspace.drop(Self.scan, as: "scan.png")
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        let folder = try #require(workspace.published().first)
        let text = try String(contentsOfFile: folder + "/text.md", encoding: .utf8)
        #expect(text.contains("Ingénieure qualité à Orléans"))
        let report = try workspace.report(folder)
        let warnings = try #require(report["warnings"] as? [[String: Any]])
        #expect(warnings.contains { $0["code"] as? String == "document.ocr_used" })
        #expect(report["degraded"] as? [String] == [])
    }

    @Test("without tesseract a scan is refused in both languages, doctor names the packages, and later it goes through")
    func missing() throws {
        let workspace = try ScratchWorkspace(environment: ["GREFFIER_TESSERACT": "none"])
        try workspace.drop(Self.scan, as: "scan.png")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        let folder = try #require(workspace.published(failed: true).first)
        let error = try #require(try workspace.report(folder)["error"] as? [String: Any])
        #expect(error["code"] as? String == "document.no_text")
        #expect((error["hint_fr"] as? String)?.contains("greffier doctor") == true)
        let doctor = try workspace.greffier("doctor")
        #expect(doctor.output.contains("sudo apt install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra"))

        let installed = ["--workspace", workspace.root]
        let retried = try Programs.run(
            Programs.greffier,
            ["retry", "scan.png"] + installed,
            environment: ["TZ": "UTC"]
        )
        #expect(retried.status == 0, "\(retried.errors)")
        let drained = try Programs.run(
            Programs.greffier,
            ["daemon", "--drain"] + installed,
            environment: ["TZ": "UTC"]
        )
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        #expect(workspace.published().count == 1)
    }

    private static func pdf() throws -> Data {
        let jpeg = try Data(contentsOf: URL(fileURLWithPath: Programs.fixture("scans/turned.jpg")))
        return CraftedPDF.halfScanned(jpeg: jpeg, columns: 260, rows: 1000)
    }

    /// The codes of a run's warnings.
    private func warnings(_ report: [String: Any]) -> [String] {
        (report["warnings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
    }

    @Test("without the library the text of a half scanned PDF is published as less than asked, and later all of it")
    func unavailable() throws {
        let workspace = try ScratchWorkspace(environment: ["GREFFIER_TESSERACT": "libnothing.so.1"])
        try workspace.drop(bytes: Self.pdf(), as: "half.pdf")
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        let folder = try #require(workspace.published().first)
        #expect(try String(contentsOfFile: folder + "/text.md", encoding: .utf8).contains("Visible words here"))
        let report = try workspace.report(folder)
        #expect(report["degraded"] as? [String] == ["ocr"])
        #expect(warnings(report).contains("document.ocr_unavailable"))

        // The same bytes once it is installed: what was read without it is not taken for the answer.
        try workspace.drop(bytes: Self.pdf(), as: "half again.pdf")
        let again = try Programs.run(
            Programs.greffier,
            ["daemon", "--drain", "--workspace", workspace.root],
            environment: workspace.environment.merging(["GREFFIER_TESSERACT": ""]) { _, new in new }
        )
        #expect(again.status == 0, "\(again.output) \(again.errors)")
        let whole = try #require(workspace.published().first { $0 != folder })
        #expect(try workspace.report(whole)["degraded"] as? [String] == [])
        #expect(warnings(try workspace.report(whole)).contains("document.ocr_used"))
    }

    @Test("a language that is not installed is left out, named with its package, and the run is less than asked")
    func missingLanguage() throws {
        let workspace = try ScratchWorkspace()
        let file = workspace.root + "/pipelines/cv.yaml"
        try String(contentsOfFile: file, encoding: .utf8)
            .replacingOccurrences(of: "{use: extract}", with: "{use: extract, languages: [qqq, fra]}")
            .write(toFile: file, atomically: true, encoding: .utf8)
        try workspace.drop(Self.scan, as: "scan.png")
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        let folder = try #require(workspace.published().first)
        #expect(try String(contentsOfFile: folder + "/text.md", encoding: .utf8).contains("Ingénieure qualité"))
        let report = try workspace.report(folder)
        #expect(report["degraded"] as? [String] == ["ocr"])
        #expect(warnings(report).starts(with: ["document.ocr_used", "document.ocr_language"]))
        let messages = (report["warnings"] as? [[String: Any]] ?? []).compactMap { $0["message"] as? String }
        #expect(messages.contains { $0.contains("tesseract-ocr-qqq") }, "\(messages)")
        let doctor = try workspace.greffier("doctor")
        #expect(doctor.output.contains("sudo apt install tesseract-ocr-qqq"), "\(doctor.output)")
    }

    @Test("a pipeline may do without recognition, and a wrong language is a mistake of its file")
    func options() throws {
        let workspace = try ScratchWorkspace()
        let file = workspace.root + "/pipelines/cv.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        func write(_ stage: String) throws {
            try text.replacingOccurrences(of: "{use: extract}", with: stage)
                .write(toFile: file, atomically: true, encoding: .utf8)
        }
        try write("{use: extract, languages: [fra, ../eng]}")
        let check = try workspace.greffier("pipelines", "check")
        #expect(check.status == 1 && check.output.contains("languages of tesseract"), "\(check.output)")
        try write("{use: extract, ocr: never}")
        #expect(try workspace.greffier("pipelines", "check").status == 0)
        try workspace.drop(Self.scan, as: "scan.png")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        #expect(workspace.published(failed: true).count == 1)
    }
}
