// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel

/// One file of an index page.
struct OutboxRow: Sendable {
    let name: String
    let submitted: Date
    let day: String
    let state: State
    let reason: String
    /// Relative to the page.
    let link: String

    /// What became of a file, as people are told.
    enum State: Sendable {
        case done, review, refused, cancelled

        init(_ report: RunReport) {
            switch report.status {
            case .succeeded: self = report.review.isEmpty ? .done : .review
            case .cancelled: self = .cancelled
            default: self = .refused
            }
        }
    }

    init(report: RunReport, submitted: Date, day: String, link: String, language: ReportLanguage) {
        name =
            report.input.map { FileNames.shown($0.name) } ?? language.text("(traitement planifié)", "(scheduled run)")
        self.submitted = submitted
        self.day = day
        self.link = link
        state = State(report)
        reason = Self.reason(of: report, language)
    }

    private static func reason(of report: RunReport, _ language: ReportLanguage) -> String {
        if let error = report.error {
            let origin = report.parent.map { from($0.name, language) + " " } ?? ""
            let words = language.text(FailureNote.plain(error).french, error.message)
            return "\(origin)\(words) \(error.hint(in: language))"
        }
        var parts: [String] = []
        if report.duplicateOf != nil { parts.append(language.text("Déjà reçu auparavant.", "Came before.")) }
        if let target = report.corrects {
            parts.append(language.text("Corrige ", "Corrects ") + language.quoted(FileNames.shown(target.name)) + ".")
        }
        if let corrected = report.corrected {
            let file = language.quoted(FileNames.shown(corrected.file))
            parts.append(language.text("Corrigé d’après \(file).", "Corrected by \(file)."))
        }
        if !report.children.isEmpty { parts.append(contents(of: report.children, language)) }
        if let parent = report.parent { parts.append(from(parent.name, language)) }
        return (parts + warnings(of: report, language)).joined(separator: " ")
    }

    private static func from(_ name: String, _ language: ReportLanguage) -> String {
        language.text("Tiré de ", "Found in ") + language.quoted(FileNames.shown(name)) + "."
    }

    private static func contents(of children: [ChildRun], _ language: ReportLanguage) -> String {
        let names =
            children.prefix(5).map { FileNames.shown($0.file.name) }.joined(separator: ", ")
            + (children.count > 5 ? "…" : "")
        let count = children.count
        return count == 1
            ? language.text(
                "Contient un document, traité à part : \(names).",
                "Holds a document, done apart: \(names)."
            )
            : language.text(
                "Contient \(count) documents, traités chacun à part : \(names).",
                "Holds \(count) documents, each done apart: \(names)."
            )
    }

    /// What is warned of; where a person should look, with what there is to do about each kind, once.
    private static func warnings(of report: RunReport, _ language: ReportLanguage) -> [String] {
        let isForReview = !report.review.isEmpty
        var parts: [String] = []
        // That little is right follows from what else is wrong, and adds nothing to it.
        var told: Set<String> = report.review.count > 1 ? [WarningKind.lowQuality.code] : []
        for warning in report.warnings where told.insert(warning.code).inserted {
            let same = report.warnings.filter { $0.code == warning.code }
            parts += same.map { $0.message(in: language) }
            guard isForReview, let kind = WarningKind.profiles.first(where: { $0.code == warning.code }) else {
                continue
            }
            parts.append(kind.hint(in: language))
        }
        let isExplained = WarningKind.profiles.contains { told.contains($0.code) }
        return isForReview && !isExplained ? parts + report.review : parts
    }
}
