// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What `status` says to a person.
struct StatusText {
    private let report: Status.Report
    private let language: MessageLanguage

    init(_ report: Status.Report, _ language: MessageLanguage) {
        self.report = report
        self.language = language
    }

    /// The whole service, a line each.
    var lines: [String] { head + queues + (report.failedToday.isEmpty ? [] : [""] + failures) }

    /// The daemon, the inbox and the runs.
    var head: [String] {
        var lines = [daemon, inbox]
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
            language.text(
                "\(done) réussis, \(failed) échoués, \(cancelled) annulés",
                "\(done) succeeded, \(failed) failed, \(cancelled) cancelled"
            )
        )
    }

    private var review: String {
        line(
            "à revoir",
            "review",
            language.text(
                "\(report.review) attendent un regard : greffier runs --review",
                "\(report.review) wait for a look: greffier runs --review"
            )
        )
    }

    /// What failed in the last 24 hours, with its heads.
    var failures: [String] {
        var table = TextTable(
            header: language == .fr
                ? ["ÉCHOUÉ", "FICHIER", "TRAITEMENT", "RAISON"] : ["FAILED", "FILE", "PIPELINE", "REASON"]
        )
        for run in report.failedToday { table.add(run.id, run.file ?? "–", run.pipeline, run.reason ?? "") }
        let others = report.runs.failed - report.failedToday.count
        guard others > 0 else { return table.lines }
        let command = "greffier runs list --status failed"
        return table.lines + [language.text("et \(others) de plus : \(command)", "and \(others) more: \(command)")]
    }
}
