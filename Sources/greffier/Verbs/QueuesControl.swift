// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore
import PipelineModel

extension Queues {
    /// `greffier queues pause`: no job of this queue starts until it is resumed.
    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start no more jobs of a queue; those that run go on.",
            discussion: "Example: greffier queues pause model"
        )
        @Argument(help: "The queue; see `greffier queues list`.") var name: String
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let row = try await Queues.change(name, options) { try await $0.pause(queue: name, now: Date()) }
            if output.json { return try Terminal.json(row) }
            let language = ReportLanguage.spoken(in: try options.open())
            let rest =
                row.running == 0
                ? language.text("rien n’y tourne", "nothing of it runs")
                : language.counted(
                    row.running,
                    ("en cours, qui va à son terme", "en cours, qui vont à leur terme"),
                    ("running, which goes on", "running, which go on")
                )
            let ready = language.counted(row.ready, ("prête", "prêtes"), "ready")
            Terminal.print(
                language.text(
                    "la file \(name) est en pause : \(ready), \(rest)",
                    "queue \(name) is paused: \(ready), \(rest)"
                )
            )
            Terminal.print(
                language.text(
                    "Pour la reprendre : greffier queues resume \(name)",
                    "Resume it with `greffier queues resume \(name)`."
                )
            )
        }
    }

    /// `greffier queues resume`: jobs of this queue start again.
    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start jobs of a queue again, without waiting for what held it up.",
            discussion: "Example: greffier queues resume model"
        )
        @Argument(help: "The queue; see `greffier queues list`.") var name: String
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let row = try await Queues.change(name, options) { try await $0.resume(queue: name) }
            if output.json { return try Terminal.json(row) }
            Terminal.print(
                ReportLanguage.spoken(in: try options.open()).text(
                    "la file \(name) est ouverte : \(row.ready) prêtes, \(row.later) plus tard",
                    "queue \(name) is open: \(row.ready) ready, \(row.later) later"
                )
            )
        }
    }

    /// Changes a queue that is known, and gives it as it is then.
    ///
    /// A name that was typed wrong would make a queue that nothing ever enters.
    private static func change(
        _ name: String,
        _ options: WorkspaceOptions,
        _ body: (any JobStore) async throws -> Void
    ) async throws -> QueueReport {
        let workspace = try options.open()
        let control = try ServiceFactory.control(workspace)
        let known = Set(try await control.queues().map(\.name)).union(workspace.settings.queues.limits.keys).sorted()
        func unknown() -> Ending {
            .usage(
                ReportLanguage.spoken(in: workspace).text(
                    "il n’y a pas de file « \(Terminal.safe(name)) » ; \(Nearest.remedyFR(for: name, among: known))",
                    "there is no queue '\(Terminal.safe(name))': \(Nearest.remedy(for: name, among: known))"
                )
            )
        }
        guard known.contains(name) else { throw unknown() }
        try await body(control)
        let rows = try await control.queues()
        try await control.close()
        guard let row = rows.first(where: { $0.name == name }) else { throw unknown() }
        return QueueReport(row)
    }
}
