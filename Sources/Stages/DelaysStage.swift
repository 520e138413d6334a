// SPDX-License-Identifier: GPL-3.0-or-later
private import EventLogs
private import FoundationEssentials
package import JobModel
package import PipelineModel

/// `delays`: an event log in CSV, and segments.json where it takes from a stage that makes it → delays.json, .csv, .svg
/// and .html: how long steps and cases take, and how much longer those that go on will.
package struct DelaysStage: Stage {
    private let language: ReportLanguage

    package init(language: ReportLanguage) { self.language = language }

    package static let kind = StageKindDescription(
        kind: "delays",
        version: 2,
        options: EventLogSource.options.merging(
            ["final": .strings, "minimum": .count, "prior": .numberIn(0...1000)]
        ) { $1 },
        inputs: [.init("segments.json", isRequired: false)],
        makes: ["delays.json", "delays.csv", "delays.svg", "delays.html"]
    )

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] { [language.rawValue] }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let stage = input.stage.options
        var options = DelayOptions()
        options.finalSteps = Set(stage["final"]?.strings ?? [])
        options.minimum = stage["minimum"]?.int ?? options.minimum
        options.priorWeight = stage["prior"]?.double ?? options.priorWeight
        var required: Set<EventColumn> = [.case, .step, .start]
        // Without `from` a stage sees all that was made before it; segments are used only where they are asked for.
        if !input.stage.from.isEmpty, input.artifact("segments.json") != nil {
            required.insert(.person)
            let report = try CanonicalJSON.decode(SegmentReport.self, from: try await input.data("segments.json"))
            options.segments = report.persons
        }
        let log = try await EventLogSource(input).log(required)
        let moment = Timestamp.text(input.submittedAt)
        let (language, chosen) = (language, options)
        return try await EventLogSource.work {
            let (report, open) = try DelayEstimator(log, chosen).report(generatedAt: moment)
            let isTold = report.groups.contains { $0.status == .estimated }
            return StageOutput(
                artifacts: try DelayFiles(report, open, language: language).made,
                warnings: EventLogSource.warnings(log.facts) + (isTold ? [] : [RunWarning(.tooFewCases)])
            )
        }
    }
}
