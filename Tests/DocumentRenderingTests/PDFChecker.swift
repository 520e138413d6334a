// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The PyPI package page-validation, which judges PDF/UA and PDF/A by the rules of veraPDF's corpus.
struct PDFChecker {
    /// `nil` where scripts/document-checkers did not install it.
    static let shared = PDFChecker()
    private let python: String

    private init?() {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        python = root.appending(path: ".build/checkers/bin/python").path
        guard FileManager.default.isExecutableFile(atPath: python) else { return nil }
    }

    private static let script = """
        import page, sys
        data = open(sys.argv[1], 'rb').read()
        for profile in ('ua1', '2a'):
            report = page.validate_pdf_bytes(
                data, profile=page.ValidationProfile(profile), limits=page.SafetyLimits.unlimited())
            for failure in report.failures:
                print(failure.rule_id, failure.message)
            print('rules', report.rules.total)
        """

    /// What breaks PDF/UA-1 or PDF/A-2a, one line each.
    func failures(of pdf: Data) throws -> [String] {
        let result = try Tool(path: python).run(["-c", Self.script, "%"], input: pdf, suffix: "pdf")
        let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
        // Both standards were looked at, with all their rules.
        guard result.status == 0, lines.filter({ $0.hasPrefix("rules 1") }).count == 2 else {
            return ["the checker ended with \(result.status)"] + lines
        }
        return lines.filter { !$0.hasPrefix("rules ") }
    }
}
