// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import JobStore

/// One run's story for people: at most a screen.
struct StoryText {
    private let story: RunStory
    private let report: StoryReport
    private let workspace: Workspace

    /// `models` is what its calls to language models used; `nil` where there were none.
    init(_ story: RunStory, models: ModelUsage?, in workspace: Workspace) {
        self.story = story
        self.workspace = workspace
        report = StoryReport(story, models: models, in: workspace)
    }

    /// Prints the story for programs or for people.
    func show(asJSON: Bool) throws {
        if asJSON { try Terminal.json(report) } else { print() }
    }

    private func print() {
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
        Terminal.print("  where      \(Terminal.safe(report.place.words))")
        if let original = run.duplicateOf { Terminal.print("  same bytes as run \(original.short)") }
        for warning in report.warnings { Terminal.print("  warning    \(Terminal.safe(warning))") }
        for reason in report.run.review { Terminal.print("  review     \(Terminal.safe(reason))") }
        if let note = report.corrected {
            let when = times.text(Timestamp.date(note.at))
            Terminal.print("  corrected  by \(Terminal.safe(note.file)) of \(when): run \(note.run.short)")
        }
        if let target = report.corrects {
            Terminal.print("  corrects   \(Terminal.safe(target.name)): run \(target.run.short)")
        }
        if let models = report.models { Terminal.print("  models     \(models.sentence)") }
        contents()
        for sentence in report.doing { Terminal.print("  now        \(Terminal.safe(sentence))") }
        if let waits = report.waitsFor { Terminal.print("  waits for  \(Terminal.safe(waits))") }
        if let next = report.nextTry.flatMap(Timestamp.date) {
            Terminal.print("  next try   \(times.text(next)) (\(Times.distance(from: Date(), to: next)))")
        }
        if let remedy = report.remedy { Terminal.print("  what to do \(Terminal.safe(remedy))") }
        if run.status == .failed { Terminal.print("  try again  greffier retry \(run.id.short)") }
        Terminal.print("")
        stages.print()
        let tries = report.attempts.filter { $0.outcome != "succeeded" }
        guard !tries.isEmpty else { return }
        Terminal.print("")
        attempts(tries, times).print()
    }

    /// The documents in the file, each a run of its own; a full archive would push the rest off the screen.
    private func contents() {
        for child in report.children.prefix(10) {
            Terminal.print("  holds      \(Terminal.safe(child.file)): run \(child.run.suffix(8).lowercased())")
        }
        let others = report.children.count - 10
        if others > 0 { Terminal.print("  holds      and \(others) more: `children` of --json names them all") }
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
        for row in StageRows(story.jobs, report.jobs).rows {
            let time = Times.duration(milliseconds: row.milliseconds)
            table.add(row.job, row.stage, row.state, "\(row.tries)", time, row.note)
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
