// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore

/// `greffier cancel`: stops a run or a job.
struct Cancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Stop a run or one job; the file goes to failed/ with the reason.",
        discussion: """
            The runs of files found in the run's file, a message or an archive, stop with it. A job's number stops that job \
            and what depends on it, and no other run.

            Example: greffier cancel k3x9q7fa
            """
    )
    @Argument(help: "A file name, a run's number or its end, or a job's number.") var subject: String
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    /// What `--json` prints: the run, the stages that will not run, those that are being stopped, and the runs of files
    /// found in its file that are cancelled too.
    struct Report: Encodable {
        var run: String
        var cancelled: [String]
        var stopping: [String]
        var children: [String]
    }

    func run() async throws {
        let workspace = try options.open()
        let control = try ServiceFactory.control(workspace)
        let found = try await Queries.subject(
            subject,
            in: workspace,
            store: control,
            waiting: ("sortez-le du dossier d’entrée", "move it out of the inbox")
        )
        let answer =
            if let job = found.job {
                try await control.cancel(job: job.id, now: Date())
            } else {
                try await control.cancel(run: found.run.id, now: Date())
            }
        try await control.close()
        if output.json {
            return try Terminal.json(
                Report(
                    run: answer.run.text,
                    cancelled: answer.cancelled,
                    stopping: answer.stopping,
                    children: answer.children.map(\.text)
                )
            )
        }
        let language = ReportLanguage.spoken(in: workspace)
        let stopped = (answer.cancelled + answer.stopping).joined(separator: ", ")
        Terminal.print(
            language.text("passage \(answer.run.short)", "run \(answer.run.short)")
                + (stopped.isEmpty
                    ? language.text(" déjà terminé", " has ended already")
                    : language.text(" : \(stopped) annulés", ": \(stopped) cancelled"))
        )
        for child in answer.children {
            Terminal.print(
                language.text(
                    "passage \(child.short), d’un fichier trouvé dans son fichier : annulé",
                    "run \(child.short), of a file found in its file: cancelled"
                )
            )
        }
    }
}
