// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import JobModel

/// What `evaluate --field` prints: each wrong value of one field.
struct WrongValues {
    private let report: EvaluationReport
    private let field: JudgedField

    init(_ report: EvaluationReport, field: JudgedField) {
        self.report = report
        self.field = field
    }

    func print() {
        let language = ReportLanguage.ofProcess
        var table = TextTable(
            header: language == .french ? ["ATTENDU", "TROUVÉ", "FICHIER"] : ["EXPECTED", "FOUND", "FILE"]
        )
        for document in report.documents {
            for mistake in document.mistakes where mistake.field == field {
                table.add(mistake.expected ?? "–", mistake.found ?? "–", document.file)
            }
        }
        if table.isEmpty {
            let name = field.rawValue
            Terminal.print(language.text("Rien de faux dans \(name).", "Nothing is wrong in \(name)."))
        } else {
            table.print()
        }
    }
}
