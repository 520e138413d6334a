// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel

/// The text of ERROR.txt: what happened, what was tried, what to do next; French, then English.
struct FailureNote {
    let report: RunReport
    /// Names of files that could not be placed in the folder.
    var lost: [String] = []
    let timeZone: TimeZone

    var text: String { french + "\n" + String(repeating: "-", count: 72) + "\n\n" + english }

    private var error: RunReport.ErrorReport {
        report.error
            ?? RunReport.ErrorReport(
                GreffierError(report.status == .cancelled ? .runCancelled : .stageDefect),
                stage: nil,
                attempts: 0
            )
    }

    private var french: String {
        """
        \(isCancelled ? "Ce traitement a été annulé." : "Ce document n’a pas pu être traité.")

        Fichier : \(name ?? "aucun (traitement planifié)")
        Déposé le : \(moment(french: true))\(origin.map { "\nTiré de : \($0)" } ?? "")

        Ce qui s’est passé
          \(indented(Self.plain(error).french))

        Ce qui a été tenté
          \(triedFR)

        Que faire maintenant
          \(indented(error.hintFR))
          Pour recommencer, remettez le fichier dans le dossier de dépôt, ou lancez :
              greffier retry \(report.run.short)
        \(lost.isEmpty ? "" : "\nFichiers qui n’ont pas pu être joints : \(lost.map(shown).joined(separator: ", "))\n")
        Référence : \(report.run.text) (\(error.code))\(detail.isEmpty ? "" : "\nDétail technique : \(indented(detail))")

        """
    }

    private var english: String {
        """
        \(isCancelled ? "This run was cancelled." : "This document could not be processed.")

        File: \(name ?? "none (scheduled run)")
        Submitted: \(moment(french: false))\(origin.map { "\nFound in: \($0)" } ?? "")

        What happened
          \(indented(error.message))

        What was tried
          \(triedEN)

        What to do next
          \(indented(error.hint))
          To start again, move the file back into the inbox, or run:
              greffier retry \(report.run.short)
        \(lost.isEmpty ? "" : "\nFiles that could not be added: \(lost.map(shown).joined(separator: ", "))\n")
        Reference: \(report.run.text) (\(error.code))

        """
    }

    /// The message or archive that held the file.
    private var origin: String? { report.parent.map { shown($0.name) } }

    private var detail: String { Self.plain(error).detail }

    /// The French sentence, and the detail that the English one ends by, where it is technical and has no French.
    static func plain(_ error: RunReport.ErrorReport) -> (french: String, detail: String) {
        let code = ErrorCode.named(error.code)
        guard let code, error.message.hasPrefix(code.message + " ("), error.message.hasSuffix(")"),
            error.messageFR == code.messageFR
        else {
            return (error.messageFR, "")
        }
        return (code.messageFR, String(error.message.dropFirst(code.message.count + 2).dropLast()))
    }

    private var isCancelled: Bool { report.status == .cancelled }
    private var name: String? { report.input.map { shown($0.name) } }
    private var finished: [String] {
        ItemName.grouped(report.stages.filter { $0.status == .succeeded }.map(\.name))
    }

    private var triedFR: String {
        var sentences: [String] = []
        if let stage = error.stage, error.attempts > 0 {
            sentences.append(
                "L’étape « \(stage) » a échoué après \(error.attempts) tentative\(error.attempts > 1 ? "s" : "")."
            )
        } else {
            sentences.append("Aucune étape n’a pu être menée sur ce fichier.")
        }
        if !finished.isEmpty { sentences.append("Étapes réussies auparavant : \(finished.joined(separator: ", ")).") }
        return sentences.joined(separator: "\n  ")
    }

    private var triedEN: String {
        var sentences: [String] = []
        if let stage = error.stage, error.attempts > 0 {
            sentences.append(
                "Stage \"\(stage)\" failed after \(error.attempts) attempt\(error.attempts > 1 ? "s" : "")."
            )
        } else {
            sentences.append("No stage could be run on this file.")
        }
        if !finished.isEmpty { sentences.append("Stages that succeeded before: \(finished.joined(separator: ", ")).") }
        return sentences.joined(separator: "\n  ")
    }

    private func moment(french: Bool) -> String {
        guard let date = Timestamp.date(report.submittedAt) else { return report.submittedAt }
        let style = Date.FormatStyle(
            date: .long,
            time: .shortened,
            locale: Locale(identifier: french ? "fr_FR" : "en_GB"),
            timeZone: timeZone
        )
        return date.formatted(style)
    }

    /// On one line, whatever the name holds.
    private func shown(_ name: String) -> String { FileNames.shown(name) }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
    }
}
