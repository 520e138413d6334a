// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Matching
import ProfileModel

/// A report on twins as people read it.
struct BiasText {
    private let report: BiasReport
    private let language: ReportLanguage

    init(_ report: BiasReport, _ language: ReportLanguage) {
        self.report = report
        self.language = language
    }

    func print() {
        guard report.verdict != .nothingToCompare else {
            Terminal.print(
                language.text(
                    "Rien à comparer : il faut au moins un candidat et une offre dans les collections.",
                    "Nothing to compare: the collections need at least one candidate and one offer."
                )
            )
            return
        }
        Terminal.print(scope)
        table.print()
        Terminal.print(verdict)
        for difference in report.differences { Terminal.print(Terminal.safe(line(difference))) }
    }

    private var scope: String {
        let part =
            report.examined < report.candidates
            ? language.text(
                " (sur \(report.candidates), répartis régulièrement)",
                " (of \(report.candidates), evenly spread)"
            )
            : ""
        return language.text(
            "\(report.examined) CV\(part), \(report.offers) offre\(report.offers > 1 ? "s" : ""), règles \(report.version), au \(day). Chaque CV est réécrit comme celui d’une autre personne, puis noté de nouveau.",
            "\(report.examined) CVs\(part), \(report.offers) offer\(report.offers == 1 ? "" : "s"), rules \(report.version), as of \(day). Each CV is rewritten as that of somebody else and scored again."
        )
    }

    private var day: String { language.day(report.asOf) }

    private var table: TextTable {
        var table =
            language == .french
            ? TextTable("CE QUI CHANGE", "CV RÉÉCRITS", "COMPARAISONS", "ÉCARTS", "PLUS GRAND ÉCART")
            : TextTable("WHAT CHANGES", "TWINS", "PAIRS", "DIFFERENT", "LARGEST")
        for attribute in report.attributes {
            table.add(
                name(attribute.name),
                "\(attribute.twins)",
                "\(attribute.pairs)",
                "\(attribute.differing)",
                number(attribute.largest)
            )
        }
        return table
    }

    private var verdict: String {
        switch report.verdict {
        case .equal:
            language.text(
                "Aucun écart : chaque score est le même au dixième près, point par point.",
                "No difference: every score is the same to the last digit, item by item."
            )
        default:
            language.text(
                "Il y a des écarts : ne vous servez pas de ces scores avant de les avoir compris.",
                "There are differences: do not use these scores before they are understood."
            )
        }
    }

    private func line(_ difference: BiasReport.Difference) -> String {
        let scores = "\(number(difference.score)) → \(number(difference.twinScore))"
        return "  \(name(difference.attribute)): \(difference.candidate.name) (\(difference.candidate.source)), "
            + "\(difference.offer.title) (\(difference.offer.source)): \(scores)"
    }

    private func number(_ value: Double) -> String { language.number(String(format: "%.1f", value)) }

    private func name(_ attribute: String) -> String {
        switch attribute {
        case "name": language.text("le nom", "name")
        case "gender": language.text("le genre", "gender")
        case "age": language.text("l’âge", "age")
        case "origin": language.text("l’origine", "origin")
        case "address": language.text("l’adresse", "address")
        case "gap": language.text("les mots d’une interruption", "wording of a gap")
        case "address_with_location":
            language.text("l’adresse, lieu pondéré (hors lieu)", "address, with a weight on location")
        default: attribute
        }
    }
}
