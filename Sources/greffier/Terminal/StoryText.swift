// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import JobStore

/// One run's story for people: at most a screen.
struct StoryText {
    let story: RunStory
    let report: StoryReport
    let workspace: Workspace

    func print() {
        let times = Times(workspace.timeZone)
        let run = story.run
        let name = run.input?.name ?? run.pipeline
        Terminal.print(
            Terminal.colored(Terminal.safe(name), .bold)
                + " — run \(run.id.short) (\(run.id)), pipeline \(run.pipeline)"
        )
        Terminal.print("  state      \(state)")
        if let reason = report.run.reason { Terminal.print("  reason     \(Terminal.safe(reason))") }
        Terminal.print("  submitted  \(times.text(run.submittedAt)), by \(run.trigger.rawValue)")
        if let end = run.finishedAt { Terminal.print("  ended      \(times.text(end))") }
        if let folder = run.folder { Terminal.print("  folder     \(Terminal.safe(workspace.outbox + "/" + folder))") }
        if let original = run.duplicateOf { Terminal.print("  same bytes as run \(original.short)") }
        if let waits = report.waitsFor { Terminal.print("  waits for  \(Terminal.safe(waits))") }
        if let remedy = report.remedy { Terminal.print("  what to do \(Terminal.safe(remedy))") }
        if run.status == .failed { Terminal.print("  try again  greffier retry \(run.id.short)") }
        Terminal.print("")
        stages.print()
        let tries = report.attempts.filter { $0.outcome != "succeeded" }
        guard !tries.isEmpty else { return }
        Terminal.print("")
        attempts(tries, times).print()
    }

    private var state: String {
        switch story.run.status {
        case .failed: Terminal.colored("failed", .red)
        case .succeeded: Terminal.colored("succeeded", .green)
        case .queued, .running, .cancelled: story.run.status.rawValue
        }
    }

    private var stages: TextTable {
        var table = TextTable("JOB", "STAGE", "STATE", "TRIES", "TIME", "")
        for job in report.jobs {
            let note = job.reason.map { "\(job.code ?? ""): \($0)" } ?? job.waitsFor.map { "waits for \($0)" } ?? ""
            table.add(
                "\(job.job)",
                job.stage,
                job.state + (job.cached ? " (cached)" : ""),
                "\(job.attempts)",
                Times.duration(milliseconds: job.durationMS),
                note
            )
        }
        return table
    }

    private func attempts(_ rows: [AttemptReport], _ times: Times) -> TextTable {
        var table = TextTable("WHEN", "STAGE", "TRY", "ENDED", "TIME", "")
        for row in rows.suffix(12) {
            table.add(
                times.text(Timestamp.date(row.startedAt)),
                row.stage,
                "\(row.number)",
                row.outcome,
                Times.duration(milliseconds: row.durationMS),
                [row.code, row.detail].compactMap { $0 }.joined(separator: ": ")
            )
        }
        return table
    }
}
