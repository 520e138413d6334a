// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import Foundation
import JobModel
import JobStore
import Pages

/// One run's story for people: at most a screen.
struct StoryText {
    private let story: RunStory
    private let report: StoryReport
    private let workspace: Workspace
    private let language: ReportLanguage
    private let models: ModelUsage?

    /// `models` is what its calls to language models used; `nil` where there were none.
    init(_ story: RunStory, models: ModelUsage?, in workspace: Workspace) {
        self.story = story
        self.workspace = workspace
        self.models = models
        language = .spoken(in: workspace)
        report = StoryReport(story, models: models, in: workspace, reader: language)
    }

    /// Prints the story for programs or for people.
    func show(asJSON: Bool) throws {
        guard asJSON else { return print() }
        try Terminal.json(StoryReport(story, models: models, in: workspace))
    }

    private func print() {
        let run = story.run
        let name = Terminal.colored(Terminal.safe(run.input?.name ?? run.pipeline), .bold)
        Terminal.print(
            language.text(
                "\(name) — passage \(run.id.short) (\(run.id)), traitement \(run.pipeline)",
                "\(name) — run \(run.id.short) (\(run.id)), pipeline \(run.pipeline)"
            )
        )
        let times = Times(workspace.timeZone)
        past(times)
        origins(times)
        contents()
        present(times)
        Terminal.print("")
        stages.print()
        let tries = report.attempts.filter { $0.outcome != "succeeded" }
        guard !tries.isEmpty else { return }
        Terminal.print("")
        attempts(tries, times).print()
    }

    /// One line with its label in the language.
    private func line(_ french: String, _ english: String, _ text: String) {
        Terminal.print("  " + language.text(french, english).padding(toLength: 11, withPad: " ", startingAt: 0) + text)
    }

    private func past(_ times: Times) {
        let run = story.run
        line("état", "state", state)
        if let reason = report.run.reason { line("raison", "reason", Terminal.safe(reason)) }
        let trigger = run.trigger.rawValue
        line("déposé", "submitted", times.text(run.submittedAt) + language.text(", par \(trigger)", ", by \(trigger)"))
        if let end = run.finishedAt { line("terminé", "ended", times.text(end)) }
        line("lieu", "where", Terminal.safe(report.place.words(language)))
    }

    private func origins(_ times: Times) {
        if let original = story.run.duplicateOf {
            Terminal.print(
                language.text(
                    "  mêmes octets que le passage \(original.short)",
                    "  same bytes as run \(original.short)"
                )
            )
        }
        for warning in report.warnings { line("attention", "warning", Terminal.safe(warning)) }
        for reason in report.run.review { line("à revoir", "review", Terminal.safe(reason)) }
        if let note = report.corrected {
            let when = times.text(Timestamp.date(note.at))
            let file = Terminal.safe(note.file)
            line(
                "corrigé",
                "corrected",
                language.text("par \(file) du \(when) : passage ", "by \(file) of \(when): run ") + note.run.short
            )
        }
        if let target = report.corrects {
            line("corrige", "corrects", Terminal.safe(target.name) + run(target.run.short))
        }
        if let models = report.models { line("modèles", "models", models.sentence(language)) }
    }

    private func run(_ id: String) -> String { language.text(" : passage \(id)", ": run \(id)") }

    /// The documents in the file, each a run of its own; a full archive would push the rest off the screen.
    private func contents() {
        for child in report.children.prefix(10) {
            line("contient", "holds", Terminal.safe(child.file) + run(child.run.suffix(8).lowercased()))
        }
        let others = report.children.count - 10
        guard others > 0 else { return }
        line(
            "contient",
            "holds",
            language.text(
                "et \(others) de plus : « children » de --json les nomme tous",
                "and \(others) more: `children` of --json names them all"
            )
        )
    }

    private func present(_ times: Times) {
        for sentence in report.doing { line("à présent", "now", Terminal.safe(sentence)) }
        if let waits = report.waitsFor { line("attend", "waits for", Terminal.safe(waits)) }
        if let next = report.nextTry.flatMap(Timestamp.date) {
            let distance = Times.distance(from: Date(), to: next, in: language)
            line("reprise", "next try", "\(times.text(next)) (\(distance))")
        }
        if let remedy = report.remedy { line("à faire", "what to do", Terminal.safe(remedy)) }
        if story.run.status == .failed { line("relancer", "try again", "greffier retry \(story.run.id.short)") }
    }

    private var state: String {
        let word = StateWords.text(story.run.status.rawValue, language)
        return switch story.run.status {
        case .failed: Terminal.colored(word, .red)
        case .succeeded: Terminal.colored(word, .green)
        case .queued, .running, .cancelled: word
        }
    }

    private var stages: TextTable {
        var table = TextTable(
            header: language == .french
                ? ["TÂCHE", "ÉTAPE", "ÉTAT", "ESSAIS", "DURÉE", ""] : ["JOB", "STAGE", "STATE", "TRIES", "TIME", ""]
        )
        for row in StageRows(story.jobs, report.jobs, language).rows {
            let time = Times.duration(milliseconds: row.milliseconds, in: language)
            table.add(row.job, row.stage, row.state, "\(row.tries)", time, row.note)
        }
        return table
    }

    private func attempts(_ rows: [AttemptReport], _ times: Times) -> TextTable {
        var table = TextTable(
            header: language == .french
                ? ["QUAND", "ÉTAPE", "ESSAI", "FIN", "DURÉE", ""] : ["WHEN", "STAGE", "TRY", "ENDED", "TIME", ""]
        )
        for row in rows.suffix(12) {
            table.add(
                times.text(Timestamp.date(row.startedAt)),
                row.stage,
                "\(row.number)",
                StateWords.text(row.outcome, language),
                Times.duration(milliseconds: row.durationMS, in: language),
                language.text(
                    [row.code, row.code.flatMap(ErrorCode.named)?.messageFR].compactMap { $0 }.joined(separator: " : "),
                    [row.code, row.detail].compactMap { $0 }.joined(separator: ": ")
                )
            )
        }
        return table
    }
}
