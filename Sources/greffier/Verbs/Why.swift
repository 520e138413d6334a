// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore

/// `greffier why`: the whole story of one file, run or job in one screen.
struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell why a file is not done: where it is, what was tried, what it waits for, what to do.",
        discussion: "Example: greffier why jean.pdf"
    )
    @Argument(help: "A file name, a folder of the outbox, a run's number or its end, or a job's number.")
    var subject: String
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let store = try Queries.open(workspace)
        switch try await RunFinder(workspace: workspace, store: store).find(subject, waitingFirst: true) {
        case .run(let run), .job(_, let run):
            guard let story = try await store.story(run.id) else {
                throw Queries.unknown(subject, .spoken(in: workspace))
            }
            let models = try await store.modelUsage(of: run.id)
            try StoryText(story, models: models, in: workspace).show(asJSON: output.json)
        case .waitingFile(let path): try await tellWaiting(path, workspace, store)
        case .ambiguous(let runs): throw Queries.ambiguous(subject, runs, .spoken(in: workspace))
        case .nothing: throw Queries.unknown(subject, .spoken(in: workspace))
        }
    }

    private func tellWaiting(_ path: String, _ workspace: Workspace, _ store: any RunQueries) async throws {
        let language = ReportLanguage.spoken(in: workspace)
        var report = WaitingFile(path: path, in: workspace, language: output.json ? nil : language)
        var filter = RunFilter()
        filter.inputName = (path as NSString).lastPathComponent
        filter.limit = 1
        report.earlierRun = try await store.runs(filter).first?.id.text
        if output.json { return try Terminal.json(report) }
        let place =
            report.state == "spool"
            ? language.text("quitte le dossier d’entrée : ", "is on its way from the inbox: ")
            : language.text(
                "est dans le dossier d’entrée et n’a pas été pris : ",
                "lies in the inbox and has not been taken: "
            )
        Terminal.print("\(Terminal.safe(path)) \(place)\(Terminal.safe(report.reason))")
        Terminal.print(language.text("à faire     ", "what to do  ") + Terminal.safe(report.remedy))
        if let run = report.earlierRun {
            let id = run.suffix(8).lowercased()
            Terminal.print(
                language.text(
                    "avant       un fichier de ce nom est devenu le passage \(id) : greffier why \(run)",
                    "before      a file of this name became run \(id): greffier why \(run)"
                )
            )
        }
    }
}
