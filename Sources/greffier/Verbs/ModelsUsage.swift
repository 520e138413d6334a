// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore
import Pages

/// `greffier models usage`: what the calls to language models used and cost.
struct ModelsUsage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage",
        abstract: "Sum up the calls to language models: tokens, time, cost.",
        discussion: """
            Examples: greffier models usage --by day
                      greffier models usage --since 2026-11-01 --by pipeline
            """
    )
    @Option(
        name: .long,
        help: ArgumentHelp(
            "From when on: a span such as 12h, 7d or 4w, or a day such as 2026-11-01.",
            valueName: "when"
        )
    )
    var since = Since.days(7)
    @Option(name: .long, help: "One line for each model, day, pipeline or endpoint.") var by = By.model
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var speech: LanguageOptions

    /// What a line is about.
    enum By: String, ExpressibleByArgument, CaseIterable {
        case model, day, pipeline, endpoint

        var grouping: ModelUsage.Grouping {
            switch self {
            case .model: .model
            case .day: .quarterHour
            case .pipeline: .pipeline
            case .endpoint: .endpoint
            }
        }
    }

    func run() async throws {
        let workspace = try options.open()
        let start = since.date(before: Date(), in: workspace.timeZone)
        let groups = try await groups(workspace, since: start)
        let report = ModelUsageReport(groups, since: start, by: by)
        if output.json { return try Terminal.json(report) }
        let moment = Times(workspace.timeZone).text(start)
        let language = speech.language
        guard !groups.isEmpty else {
            return Terminal.print(
                language.text(
                    "Aucun modèle n’a été interrogé depuis le \(moment).",
                    "No model was asked since \(moment)."
                )
            )
        }
        Terminal.print(language.text("depuis le \(moment)", "since \(moment)"))
        report.table(in: language).print()
        if let note = report.note(in: language) { Terminal.print(note) }
    }

    /// Days in their order, anything else by how often it was asked.
    private func groups(_ workspace: Workspace, since: Date) async throws -> [ModelUsage.Group] {
        let store = try Queries.open(workspace, language: speech.language)
        let groups = try await store.modelUsage(since: since, by: by.grouping)
        if by == .day { return Self.days(groups, in: workspace.timeZone) }
        return groups.sorted { ($1.usage.calls, $0.key ?? "") < ($0.usage.calls, $1.key ?? "") }
    }

    /// Quarters of an hour as days of the time zone, whose days need not have 24 hours.
    private static func days(_ quarters: [ModelUsage.Group], in timeZone: TimeZone) -> [ModelUsage.Group] {
        let times = Times(timeZone)
        var days: [String: ModelUsage] = [:]
        for quarter in quarters {
            guard let milliseconds = quarter.key.flatMap(Double.init) else { continue }
            let day = times.text(Date(timeIntervalSince1970: milliseconds / 1000)).prefix(10)
            days[String(day), default: ModelUsage()] += quarter.usage
        }
        return days.sorted { $0.key < $1.key }.map { ModelUsage.Group(key: $0.key, usage: $0.value) }
    }
}
