// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore
import PipelineModel

/// `greffier retry`: has a run done again.
struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do a failed run again, or one stage and what depends on it.",
        discussion: """
            Runs of files found in the run's file that were cancelled are done again with it, unless one stage is asked for.

            Example: greffier retry jean.pdf
            """
    )
    @Argument(help: "A file name, a run's number or its end, or a job's number.") var subject: String
    @Option(name: .long, help: "This stage and all that depend on it, whether they succeeded or not.") var stage:
        String?
    @Flag(name: .long, help: "Take the pipeline as it is now, not as it was when the run started.") var latest = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    /// What `--json` prints: the run, the stages that start again, those whose wait was cut short, and the
    /// runs of files found in its file that start again.
    struct Report: Encodable {
        var run: String
        var restarted: [String]
        var hurried: [String]
        var children: [String]
    }

    func run() async throws {
        let workspace = try options.open()
        let control = try ServiceFactory.control(workspace)
        let found = try await Queries.subject(
            subject,
            in: workspace,
            store: control,
            waiting: ("rien à relancer", "nothing to retry")
        )
        let run = found.run
        var scope = stage.map { RetryRequest.Scope.from(stage: $0) } ?? .unfinished
        if stage == nil, let job = found.job, !job.isDelivery { scope = .from(stage: job.stage) }
        var request = RetryRequest(run: run.id, scope: scope)
        if latest { request.replan = try await replan(run, workspace) }
        let answer = try await control.retry(request, now: Date())
        try show(answer, workspace)
        try await control.close()
    }

    private func replan(_ run: RunRow, _ workspace: Workspace) async throws -> RetryRequest.Replan {
        let plan = try await ServiceFactory.pipelines(workspace).required(run.pipeline)
        return .init(snapshotSHA256: plan.snapshotSHA256, jobs: plan.jobs(for: run.input))
    }

    private func show(_ answer: RetryAnswer, _ workspace: Workspace) throws {
        if output.json {
            return try Terminal.json(
                Report(
                    run: answer.run.text,
                    restarted: answer.restarted,
                    hurried: answer.hurried,
                    children: answer.children.map(\.text)
                )
            )
        }
        let language = ReportLanguage.spoken(in: workspace)
        let all = (answer.restarted + answer.hurried).joined(separator: ", ")
        for child in answer.children {
            Terminal.print(
                language.text(
                    "le passage \(child.short), d’un fichier trouvé dans son fichier, sera refait",
                    "run \(child.short), of a file found in its file, will run again"
                )
            )
        }
        Terminal.print(
            all.isEmpty
                ? language.text("rien à refaire", "nothing to do again")
                : language.text(
                    "passage \(answer.run.short) : \(all) seront refaits",
                    "run \(answer.run.short): \(all) will run again"
                )
        )
        if DaemonLock.holder(path: workspace.lockFile) == nil {
            Terminal.print(
                language.text(
                    "Le service ne tourne pas : cela prend effet au prochain « greffier daemon ».",
                    "The daemon does not run: it takes effect at the next `greffier daemon`."
                )
            )
        }
    }
}
