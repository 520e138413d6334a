// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel

/// `greffier submit`: hands files in and returns.
struct Submit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hand files to a pipeline and return at once; the daemon runs them.",
        discussion: "Example: greffier submit cv jean.pdf --priority 5"
    )
    @Argument(help: "The pipeline.") var pipeline: String
    @Argument(help: "Files; none for a pipeline that needs no input.") var files: [String] = []
    @Option(name: .long, help: "Higher goes first; 0 by default.") var priority = 0
    @Option(name: .long, help: "A tag; may be repeated.") var tag: [String] = []
    @Flag(name: .long, help: "Do all work anew, even where the same bytes were seen before.") var again = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    /// One line of `--json`.
    struct Row: Encodable {
        var file: String?
        var run: String
    }

    func run() async throws {
        let workspace = try options.open()
        do {
            let submitted = try await Foreground(workspace: workspace).submit(
                pipeline: pipeline,
                files: files,
                priority: priority,
                tags: tag,
                usesMemo: !again
            )
            let rows = submitted.map { Row(file: $0.file, run: $0.run.text) }
            if output.json { return try Terminal.json(rows) }
            for row in submitted { Terminal.print("\(row.run.short)  \(Terminal.safe(row.file ?? pipeline))") }
            if DaemonLock.holder(path: workspace.lockFile) == nil {
                Terminal.print(
                    ReportLanguage.spoken(in: workspace).text(
                        "Le service ne tourne pas : ils commencent au prochain « greffier daemon ».",
                        "The daemon does not run: they start at the next `greffier daemon`."
                    )
                )
            }
        } catch let error as GreffierError {
            throw Ending(error)
        }
    }
}
