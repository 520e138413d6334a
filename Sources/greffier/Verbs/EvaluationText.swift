// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import Foundation
import JobModel

/// What `evaluate` prints for people.
struct EvaluationText {
    private let report: EvaluationReport
    private let worst: Int
    private let language: ReportLanguage

    init(_ report: EvaluationReport, worst: Int, _ language: ReportLanguage) {
        self.report = report
        self.worst = worst
        self.language = language
    }

    func print() {
        let failed = report.documents.count { $0.failure != nil }
        let count = report.documents.count
        Terminal.print(
            language.counted(count, ("document", "documents"), ("document", "documents"))
                + language.text(
                    ", dont \(failed) \(failed > 1 ? "n’ont pu être lus" : "n’a pu être lu")\n",
                    ", \(failed) of them could not be read\n"
                )
        )
        printFields()
        for dimension in EvaluationReport.Dimension.allCases { printGroups(dimension) }
        printCalibration()
        printWorst()
    }

    private func printFields() {
        let scores = report.scores
        var table = TextTable(
            header: language == .french
                ? ["CHAMP", "F1", "PRÉCISION", "RAPPEL", "ATTENDUS", "TROUVÉS", "JUSTES"]
                : ["FIELD", "F1", "PRECISION", "RECALL", "EXPECTED", "FOUND", "RIGHT"]
        )
        for field in JudgedField.allCases {
            let count = scores[field]
            let figures = count.isEmpty ? ["–", "–", "–"] : [count.f1, count.precision, count.recall].map(figure)
            table.add([field.rawValue] + figures + [count.expected, count.found, count.right].map(String.init))
        }
        table.add("macro", figure(scores.macro), "", "", "", "", "")
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
        let french = ["language": "LANGUE", "format": "FORMAT", "layout": "MISE EN PAGE"]
        let english = dimension.rawValue.uppercased()
        let title = language.text("F1 PAR \(french[dimension.rawValue] ?? english)", "F1 BY \(english)")
        var table = TextTable(header: [title] + names)
        for field in JudgedField.allCases {
            let counts = groups.map { $0.scores[field] }
            table.add([field.rawValue] + counts.map { $0.isEmpty ? "–" : figure($0.f1) })
        }
        table.add(["macro"] + groups.map { figure($0.scores.macro) })
        Terminal.print("")
        table.print()
    }

    private func printCalibration() {
        let calibration = report.calibration
        var table = TextTable(
            header: language == .french
                ? ["CONFIANCE", "VALEURS", "MOYENNE", "JUSTES"] : ["CONFIDENCE", "VALUES", "MEAN", "RIGHT"]
        )
        for bin in calibration.bins where bin.count > 0 {
            table.add(
                language.number(String(format: "%.1f–%.1f", bin.from, bin.to)),
                "\(bin.count)",
                figure(bin.confidence),
                figure(bin.accuracy)
            )
        }
        guard !table.isEmpty else { return }
        Terminal.print("")
        table.print()
        let (error, count) = (figure(calibration.expectedError), calibration.count)
        Terminal.print(
            language.text(
                "erreur d’étalonnage attendue : \(error) sur ",
                "expected calibration error \(error) over "
            ) + language.counted(count, ("valeur", "valeurs"), ("value", "values"))
        )
    }

    private func printWorst() {
        for document in report.worst.prefix(worst) {
            Terminal.print("")
            Terminal.print(Terminal.safe("\(document.file)  \(figure(document.scores.macro))"))
            if let failure = document.failure {
                let reason = language.text(failure.words.french, failure.words.english)
                Terminal.print(Terminal.safe("  " + failure.code + language.plainColon + reason))
                continue
            }
            for field in JudgedField.allCases {
                let mistakes = document.mistakes.filter { $0.field == field }.map(words)
                guard !mistakes.isEmpty else { continue }
                let more =
                    mistakes.count > 4
                    ? [language.text("et \(mistakes.count - 4) de plus", "and \(mistakes.count - 4) more")] : []
                let told = (mistakes.prefix(4) + more).joined(separator: "; ")
                Terminal.print(Terminal.safe("  \(field.rawValue): \(told)"))
            }
        }
    }

    private func words(_ mistake: Verdict) -> String {
        switch (mistake.found, mistake.expected) {
        case (let found?, let expected?):
            language.text("« \(found) » au lieu de « \(expected) »", "“\(found)” instead of “\(expected)”")
        case (let found?, nil): language.text("de trop : « \(found) »", "too much: “\(found)”")
        case (nil, let expected):
            language.text("manque : « \(expected ?? "") »", "missing: “\(expected ?? "")”")
        }
    }

    private func figure(_ value: Double) -> String { language.number(String(format: "%.3f", value)) }
}
