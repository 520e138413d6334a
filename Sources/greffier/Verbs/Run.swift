// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore
import Pages

/// `greffier run`: puts files through a pipeline now.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run files through a pipeline now and wait for the results; files are copied, never moved.",
        discussion: "Example: greffier run cv candidatures/*.pdf"
    )
    @Argument(help: "The pipeline.") var pipeline: String
    @Argument(help: "Files; none for a pipeline that needs no input.") var files: [String] = []
    @Option(name: .long, help: "Higher goes first; 1 by default, as somebody waits.") var priority = 1
    @Flag(name: .long, help: "Do all work anew, even where the same bytes were seen before.") var again = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let rows: [ResultRow]
        do {
            let outcome = try await Foreground(workspace: workspace).run(
                pipeline: pipeline,
                files: files,
                priority: priority,
                usesMemo: !again,
                progress: { done, total in Progress.show(done, of: total) }
            )
            Progress.clear()
            rows = ResultRow.rows(of: outcome, in: workspace)
            if files.isEmpty {
                if output.json {
                    try Terminal.json(outcome.map { RunReportRow($0, language: workspace.settings.language) })
                }
                let language = ReportLanguage.spoken(in: workspace)
                for run in outcome where !output.json {
                    Terminal.print(
                        "\(run.pipeline): \(StateWords.text(run.status.rawValue, language)) \(run.folder.map { workspace.outbox + "/" + $0 } ?? "")"
                    )
                }
                if outcome.contains(where: { $0.status != .succeeded }) { throw Ending.documentsFailed() }
                return
            }
        } catch let error as GreffierService.StartFailure {
            throw Ending(error, in: workspace)
        } catch let error as GreffierError {
            throw Ending(error)
        }
        if output.json { try Terminal.json(rows) } else { ResultRow.table(rows).print() }
        if rows.contains(where: { $0.status != "succeeded" }) { throw Ending.documentsFailed() }
    }
}

/// A progress line on standard error, on a terminal alone.
enum Progress {
    private static let isTerminal = isatty(STDERR_FILENO) == 1

    static func show(_ done: Int, of total: Int) {
        guard isTerminal, total > 1 else { return }
        let width = 30
        let filled = total == 0 ? 0 : done * width / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
        FileHandle.standardError.write(Data("\r\(bar) \(done)/\(total)".utf8))
    }

    static func clear() {
        guard isTerminal else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
