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
        switch try await RunFinder(workspace: workspace, store: store).find(subject) {
        case .run(let run), .job(_, let run):
            guard let story = try await store.story(run.id) else { throw Queries.unknown(subject) }
            try tell(story, workspace)
        case .waitingFile(let path): try tellWaiting(path, workspace)
        case .ambiguous(let runs): throw Queries.ambiguous(subject, runs)
        case .nothing: throw Queries.unknown(subject)
        }
    }

    private func tell(_ story: RunStory, _ workspace: Workspace) throws {
        let report = StoryReport(story, language: workspace.settings.language)
        if output.json { return try Terminal.json(report) }
        StoryText(story: story, report: report, workspace: workspace).print()
    }

    private func tellWaiting(_ path: String, _ workspace: Workspace) throws {
        let isDaemonRunning = DaemonLock.holder(path: workspace.lockFile) != nil
        let reason: String
        let remedy: String
        if let code = workspace.intakeProblem(of: path) {
            let isFrench = workspace.settings.language == "fr"
            reason = isFrench ? code.messageFR : code.message
            remedy = isFrench ? code.hintFR : code.hint
        } else if !isDaemonRunning {
            reason = "the daemon does not run"
            remedy = "greffier daemon"
        } else {
            reason = "it is not still or not complete yet, or has a name that is left alone"
            remedy = "wait a moment; rename it if its name is that of a temporary file, ERROR.txt or run.json"
        }
        if output.json {
            return try Terminal.json(["file": path, "state": "inbox", "reason": reason, "remedy": remedy])
        }
        let sentence = reason.hasSuffix(".") ? reason : reason + "."
        Terminal.print("\(Terminal.safe(path)) lies in the inbox and has not been taken: \(sentence)")
        Terminal.print("what to do  \(Terminal.safe(remedy))")
    }
}
