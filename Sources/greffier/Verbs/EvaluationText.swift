// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import Foundation

/// What `evaluate` prints for people.
struct EvaluationText {
    private let report: EvaluationReport
    private let worst: Int

    init(_ report: EvaluationReport, worst: Int) {
        self.report = report
        self.worst = worst
    }

    func print() {
        let failed = report.documents.count { $0.failure != nil }
        Terminal.print("\(report.documents.count) documents, \(failed) of them could not be read\n")
        printFields()
        for dimension in EvaluationReport.Dimension.allCases { printGroups(dimension) }
        printCalibration()
        printWorst()
    }

    private func printFields() {
        let scores = report.scores
        var table = TextTable("FIELD", "F1", "PRECISION", "RECALL", "EXPECTED", "FOUND", "RIGHT")
        for field in JudgedField.allCases {
            let count = scores[field]
            let figures = count.isEmpty ? ["–", "–", "–"] : [count.f1, count.precision, count.recall].map(Self.figure)
            table.add([field.rawValue] + figures + [count.expected, count.found, count.right].map(String.init))
        }
        table.add("macro", Self.figure(scores.macro), "", "", "", "", "")
        table.print()
    }

    /// F1 by field and group, as many groups side by side as a page is wide.
    private func printGroups(_ dimension: EvaluationReport.Dimension) {
        var groups = report.groups(by: dimension)[...]
        while !groups.isEmpty {
            var room = 96
            let shown = groups.prefix { group in
                room -= group.name.displayWidth + 6
                return room > 0 || group.name == groups.first?.name
            }
            groups = groups.dropFirst(shown.count)
            printGroups(Array(shown), by: dimension)
        }
    }

    private func printGroups(_ groups: [EvaluationReport.Group], by dimension: EvaluationReport.Dimension) {
        let names = groups.map { "\($0.name) (\($0.documents))" }
        var table = TextTable(header: ["F1 BY \(dimension.rawValue.uppercased())"] + names)
        for field in JudgedField.allCases {
            let counts = groups.map { $0.scores[field] }
            table.add([field.rawValue] + counts.map { $0.isEmpty ? "–" : Self.figure($0.f1) })
        }
        table.add(["macro"] + groups.map { Self.figure($0.scores.macro) })
        Terminal.print("")
        table.print()
    }

    private func printCalibration() {
        let calibration = report.calibration
        var table = TextTable("CONFIDENCE", "VALUES", "MEAN", "RIGHT")
        for bin in calibration.bins where bin.count > 0 {
            table.add(
                String(format: "%.1f–%.1f", bin.from, bin.to),
                "\(bin.count)",
                Self.figure(bin.confidence),
                Self.figure(bin.accuracy)
            )
        }
        guard !table.isEmpty else { return }
        Terminal.print("")
        table.print()
        let error = Self.figure(calibration.expectedError)
        Terminal.print("expected calibration error \(error) over \(calibration.count) values")
    }

    private func printWorst() {
        for document in report.worst.prefix(worst) {
            Terminal.print("")
            Terminal.print(Terminal.safe("\(document.file)  \(Self.figure(document.scores.macro))"))
            if let failure = document.failure {
                Terminal.print(Terminal.safe("  \(failure.code): \(failure.message)"))
                continue
            }
            for field in JudgedField.allCases {
                let mistakes = document.mistakes.filter { $0.field == field }.map(Self.words)
                guard !mistakes.isEmpty else { continue }
                let more = mistakes.count > 4 ? ["and \(mistakes.count - 4) more"] : []
                let told = (mistakes.prefix(4) + more).joined(separator: "; ")
                Terminal.print(Terminal.safe("  \(field.rawValue): \(told)"))
            }
        }
    }

    private static func words(_ mistake: Verdict) -> String {
        switch (mistake.found, mistake.expected) {
        case (let found?, let expected?): "“\(found)” instead of “\(expected)”"
        case (let found?, nil): "too much: “\(found)”"
        case (nil, let expected): "missing: “\(expected ?? "")”"
        }
    }

    private static func figure(_ value: Double) -> String { String(format: "%.3f", value) }
}
