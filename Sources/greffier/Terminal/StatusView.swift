// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Pages
import StatusPages

/// What `status --watch` shows at one moment, laid out for a number of columns and rows.
struct StatusView {
    /// On fewer columns lists get another form.
    private static let leastColumns = 60

    var report: Status.Report
    var jobs: [RunningJob]
    /// Runs that ended in the last minute and hour.
    var minute: Int
    var hour: Int
    var now: Date
    var timeZone: TimeZone
    var language: ReportLanguage

    /// The service, the rates, the queues, what runs and what failed; what does not fit is left out from the end of
    /// each list.
    func lines(columns: Int, rows: Int) -> [String] {
        let text = StatusText(report, language)
        let top =
            [Terminal.colored(Times(timeZone).text(now), .gray) + "  " + Terminal.safe(report.workspace)] + text.head
            + [rates] + [""]
            + QueueReport.table(report.queues, in: language, isNarrow: columns < Self.leastColumns).lines
        let failures = report.failedToday.isEmpty ? [] : failed(columns)
        // An empty line stands before each of the two lists.
        let room = max(0, rows - top.count - 2)
        let running = running(columns).prefix(max(room - failures.count, room / 2))
        let rest = max(0, room - running.count)
        return top + [""] + running + (failures.isEmpty || rest < 2 ? [] : [""] + failures.prefix(rest))
    }

    /// The last failures with their reasons, which have a line of their own where the terminal is narrow.
    private func failed(_ columns: Int) -> [String] {
        guard columns < Self.leastColumns else {
            var table = TextTable(
                header: language == .french ? ["ÉCHOUÉ", "FICHIER", "RAISON"] : ["FAILED", "FILE", "REASON"]
            )
            for run in report.failedToday { table.add(run.id, run.file ?? run.pipeline, run.reason ?? "") }
            table.narrow(column: 1, to: columns - 2)
            return table.lines
        }
        return [Terminal.colored(language.text("ÉCHOUÉ", "FAILED"), .bold)]
            + report.failedToday.flatMap { run in
                let file = Terminal.safe(run.file ?? run.pipeline)
                let room = columns - 4 - run.id.displayWidth
                return ["\(run.id)  \(file.abbreviated(to: room))", "  " + Terminal.safe(run.reason ?? "")]
            }
    }

    private var rates: String {
        language.text("débit    ", "rate     ")
            + language.counted(minute, ("terminé", "terminés"), "ended")
            + language.text(" en 1 min, \(hour) en 1 h", " in 1 min, \(hour) in 1 h")
    }

    private func running(_ columns: Int) -> [String] {
        guard !jobs.isEmpty else { return [language.text("rien ne tourne", "nothing runs")] }
        var table = TextTable(
            header: language == .french
                ? ["EN COURS", "ÉTAPE", "AVANCÉE", "DEPUIS"] : ["RUNNING", "STAGE", "PROGRESS", "SINCE"]
        )
        for job in jobs {
            table.add(
                job.name,
                job.stage,
                "\(job.done)/\(job.of)",
                Times.duration(milliseconds: since(job.startedAt), in: language)
            )
        }
        table.narrow(column: 0, to: columns - 2, least: 12)
        return table.lines
    }

    private func since(_ start: Date?) -> Int { start.map { max(0, Int(now.timeIntervalSince($0) * 1000)) } ?? 0 }
}
