// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel

/// What `status` says to a person.
struct StatusText {
    private let report: Status.Report
    private let language: ReportLanguage

    init(_ report: Status.Report, _ language: ReportLanguage) {
        self.report = report
        self.language = language
    }

    /// The whole service, a line each.
    var lines: [String] { head + queues + (report.failedToday.isEmpty ? [] : [""] + failures) }

    /// The daemon, the inbox and the runs.
    var head: [String] {
        var lines = [daemon] + configuration + [inbox]
        if ["locked", "unusable"].contains(report.submissions) { lines.append(submissions) }
        lines += [runs, day]
        if report.review > 0 { lines.append(review) }
        return lines
    }

    /// The queues after an empty line.
    var queues: [String] {
        report.queues.isEmpty ? [] : [""] + QueueReport.table(report.queues, in: language).lines
    }

    private func line(_ french: String, _ english: String, _ text: String) -> String {
        language.text(french, english).padding(toLength: 9, withPad: " ", startingAt: 0) + text
    }

    private var daemon: String {
        guard let daemon = report.daemon else {
            let state = Terminal.colored(language.text("arrêté", "not running"), .yellow)
            return line(
                "service",
                "daemon",
                language.text(
                    "\(state) ; pour le lancer : greffier daemon",
                    "\(state): start it with `greffier daemon`"
                )
            )
        }
        let state = Terminal.colored(language.text("en marche", "running"), .green)
        return line(
            "service",
            "daemon",
            language.text("\(state) (processus \(daemon.pid))", "\(state) (process \(daemon.pid))")
        )
    }

    /// A line for each file that is refused, and one for what waits for a restart.
    private var configuration: [String] {
        guard let configuration = report.configuration else { return [] }
        let refused = configuration.refused.map { refusal in
            let word = Terminal.colored(language.text("refusé", "refused"), .yellow)
            let stays =
                refusal.kept
                ? language.text("l’ancienne version reste", "the last one stays")
                : language.text("rien n’en démarre", "nothing starts by it")
            return "\(Terminal.safe(refusal.file)) \(word) (\(stays)): \(Terminal.safe(refusal.message))"
        }
        let names = configuration.restart.joined(separator: ", ")
        let waiting = language.text("attendent un redémarrage : \(names)", "wait for a restart: \(names)")
        return (refused + (names.isEmpty ? [] : [waiting])).map { line("réglages", "settings", $0) }
    }

    private var inbox: String {
        line("entrée", "inbox", "\(report.inbox) " + language.text("à prendre", "waiting to be taken"))
    }

    private var submissions: String {
        let isLocked = report.submissions == "locked"
        let word = language.text(isLocked ? "verrouillé" : "inutilisable", report.submissions)
        let state = Terminal.colored(word, .yellow)
        return line(
            "lignes",
            "rows",
            language.text(
                "submissions.sqlite est \(state) : voir « greffier doctor »",
                "submissions.sqlite is \(state): see `greffier doctor`"
            )
        )
    }

    private var runs: String {
        let (running, queued) = (report.runs.running, report.runs.queued)
        return line(
            "passages",
            "runs",
            language.text("\(running) en cours, \(queued) en file", "\(running) running, \(queued) queued")
        )
    }

    private var day: String {
        let (done, failed, cancelled) = (report.runs.succeeded, report.runs.failed, report.runs.cancelled)
        return line(
            "24 h",
            "24 h",
            [
                language.counted(done, ("réussi", "réussis"), "succeeded"),
                language.counted(failed, ("échoué", "échoués"), "failed"),
                language.counted(cancelled, ("annulé", "annulés"), "cancelled"),
            ].joined(separator: ", ")
        )
    }

    private var review: String {
        line(
            "à revoir",
            "review",
            language.counted(
                report.review,
                ("attend un regard", "attendent un regard"),
                ("waits for a look", "wait for a look")
            ) + language.plainColon + "greffier runs --review"
        )
    }

    /// What failed in the last 24 hours, with its heads.
    var failures: [String] {
        var table = TextTable(
            header: language == .french
                ? ["ÉCHOUÉ", "FICHIER", "TRAITEMENT", "RAISON"] : ["FAILED", "FILE", "PIPELINE", "REASON"]
        )
        for run in report.failedToday { table.add(run.id, run.file ?? "–", run.pipeline, run.reason ?? "") }
        let others = report.runs.failed - report.failedToday.count
        guard others > 0 else { return table.lines }
        let command = "greffier runs list --status failed"
        return table.lines + [language.text("et \(others) de plus : \(command)", "and \(others) more: \(command)")]
    }
}
