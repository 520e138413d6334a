// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobStore

/// `greffier queues`: what waits for which resource.
struct Queues: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the queues, pause or resume one.",
        subcommands: [List.self, Pause.self, Resume.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the queues with what waits in them.",
            discussion: "Example: greffier queues list"
        )
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let workspace = try options.open()
            let rows = try await Queries.open(workspace, language: .spoken(in: workspace)).queues().map(
                QueueReport.init
            )
            if output.json { return try Terminal.json(rows) }
            QueueReport.table(rows, in: .spoken(in: workspace)).print()
        }
    }
}
