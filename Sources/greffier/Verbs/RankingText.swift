// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import Foundation
import JobModel

/// What `evaluate --ranking` prints for people.
struct RankingText {
    private let report: RankingReport

    private let language: ReportLanguage

    init(_ report: RankingReport, _ language: ReportLanguage) {
        self.report = report
        self.language = language
    }

    func print() {
        Terminal.print(
            language.text(
                "\(report.questions) questions ; moyennes, et intervalles qui les contiennent 95 fois sur 100\n",
                "\(report.questions) questions; means, and ranges that hold them 95 times in 100\n"
            )
        )
        printTable(language.text("TOUT", "ALL"), report.groups.filter { $0.dimension == "all" })
        for (dimension, name) in [("language", "LANGUE"), ("family", "FAMILLE")] {
            let groups = report.groups.filter { $0.dimension == dimension }
            guard !groups.isEmpty else { continue }
            Terminal.print("")
            printTable(language.text("PAR \(name)", "BY \(dimension.uppercased())"), groups)
        }
        printDifferences()
    }

    private func printTable(_ title: String, _ groups: [RankingReport.Group]) {
        var table = TextTable(
            header: [title, language.text("SYSTÈME", "SYSTEM")] + RankingMeasure.allCases.map(\.rawValue)
        )
        for group in groups {
            for (index, system) in report.systems.enumerated() {
                let name = index == 0 ? "\(Terminal.safe(group.name)) (\(group.questions.count))" : ""
                table.add(
                    [name, system.name]
                        + RankingMeasure.allCases.map { words(report.figure($0, of: system, in: group)) }
                )
            }
        }
        table.print()
    }

    /// How the last system stands to the others, where there are several.
    private func printDifferences() {
        guard let last = report.systems.last, report.systems.count > 1, let all = report.groups.first else { return }
        var table = TextTable(
            header: [language.text("DIFFÉRENCE PAR PAIRES", "PAIRED DIFFERENCE")]
                + RankingMeasure.allCases.map(\.rawValue)
        )
        for other in report.systems.dropLast() {
            table.add(
                ["\(last.name) − \(other.name)"]
                    + RankingMeasure.allCases.map {
                        words(report.difference($0, of: last, over: other, in: all), isSigned: true)
                    }
            )
        }
        Terminal.print("")
        table.print()
    }

    private func words(_ figure: RankingReport.Figure, isSigned: Bool = false) -> String {
        let form = isSigned ? "%+.3f" : "%.3f"
        guard let low = figure.low, let high = figure.high else {
            return language.number(String(format: form, figure.mean))
        }
        let range = language.text("\(form) [\(form) ; \(form)]", "\(form) [\(form), \(form)]")
        return language.number(String(format: range, figure.mean, low, high))
    }
}
