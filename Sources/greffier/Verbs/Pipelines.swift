// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel
import PipelineModel
import Stages

/// `greffier pipelines`: what the workspace can do.
struct Pipelines: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List and check the pipelines.",
        subcommands: [List.self, Check.self],
        defaultSubcommand: List.self
    )

    /// One pipeline as `--json` prints it.
    struct Row: Encodable {
        var name: String
        var file: String
        var trigger: String
        var stages: [String]
        var checks: Bool
        var description: String
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the pipelines.",
            discussion: "Example: greffier pipelines list"
        )
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let workspace = try options.open(usingState: false)
            let rows = PipelineFolder(workspace, kinds: StageCatalogue.descriptions).entries().map(Pipelines.row)
            if output.json { return try Terminal.json(rows) }
            let language = ReportLanguage.spoken(in: workspace)
            var table = TextTable(
                header: language == .french
                    ? ["TRAITEMENT", "DÉPART", "ÉTAPES", "VALABLE"] : ["PIPELINE", "STARTS WITH", "STAGES", "CHECKS"]
            )
            let check = "greffier pipelines check"
            for row in rows {
                table.add(
                    row.name,
                    row.trigger,
                    row.stages.joined(separator: " → "),
                    row.checks ? language.text("oui", "yes") : language.text("non : \(check)", "no: \(check)")
                )
            }
            table.print()
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Report every mistake in the pipeline files, their templates and lexicons, with file, line, column and remedy.",
            discussion: "Example: greffier pipelines check"
        )
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var output: OutputOptions
        @Option(name: .long, help: "The language of what is said, where it is known (else that of the environment).")
        var language = ReportLanguage.ofProcess

        func run() async throws {
            let workspace = try options.open(usingState: false)
            let entries = await PipelineFolder.checked(workspace, kinds: StageCatalogue.descriptions)
            let inPipelines = entries.flatMap { entry -> [Mistake] in
                if case .failure(let mistakes) = entry.outcome { mistakes.all } else { [] }
            }
            let warnings = entries.flatMap(\.warnings)
            let mistakes = inPipelines + LexiconFiles.mistakes(workspace)
            if output.json {
                try Terminal.json(mistakes + warnings)
            } else {
                for mistake in mistakes + warnings {
                    Terminal.print(Terminal.safe(language == .french ? mistake.descriptionFR : mistake.description))
                }
                for entry in entries {
                    if let pipeline = entry.pipeline { Terminal.print(Self.sound(entry.file, pipeline.name, language)) }
                }
            }
            if !mistakes.isEmpty { throw Ending(code: 1, message: nil) }
        }

        private static func sound(_ file: String, _ pipeline: String, _ language: ReportLanguage) -> String {
            Terminal.safe(language.text("\(file) : \(pipeline) est valable", "\(file): \(pipeline) checks"))
        }
    }

    fileprivate static func row(_ entry: PipelineFolder.Entry) -> Row {
        guard let pipeline = entry.pipeline else {
            return Row(name: entry.file, file: entry.file, trigger: "", stages: [], checks: false, description: "")
        }
        let trigger =
            switch pipeline.trigger {
            case .inbox(let folder): "inbox/\(folder)"
            case .schedule(let cron, let zone): cron + (zone.map { " \($0)" } ?? "")
            case .submission: "submission"
            }
        return Row(
            name: pipeline.name,
            file: entry.file,
            trigger: trigger,
            stages: pipeline.stages.map(\.name),
            checks: true,
            description: pipeline.description
        )
    }
}
