// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import JobModel
import JobStore
import Pages

/// The jobs of a run for one screen: a line each, but the items of a long list as one line and those to look at.
struct StageRows {
    /// One line of the table.
    struct Row: Equatable {
        var job: String
        var stage: String
        var state: String
        var tries: Int
        var milliseconds: Int
        var note: String
    }

    /// Items that are shown one by one, and troubled ones that are shown of more.
    private static let few = 5

    private let language: ReportLanguage
    private(set) var rows: [Row] = []

    /// `jobs` and `reports` side by side, in the order of the pipeline.
    init(_ jobs: [JobRow], _ reports: [JobReport], _ language: ReportLanguage) {
        self.language = language
        let items = Dictionary(grouping: jobs.indices.filter { jobs[$0].fan?.item != nil }) { jobs[$0].pipelineStage }
        rows = jobs.indices.flatMap { index -> [Row] in
            let job = jobs[index]
            if job.fan?.item != nil { return [] }
            let own = items[job.stage] ?? []
            guard own.count > Self.few else { return ([index] + own).map { row(reports[$0]) } }
            let troubled = own.filter { jobs[$0].error != nil }.prefix(Self.few)
            return [row(reports[index]), summary(of: own.map { jobs[$0] }, stage: job.stage)]
                + troubled.map { row(reports[$0]) }
        }
    }

    private func row(_ job: JobReport) -> Row {
        Row(
            job: "\(job.job)",
            stage: job.stage,
            state: job.stateWords(language),
            tries: job.attempts,
            milliseconds: job.durationMS,
            note: job.reason.map { (job.code ?? "") + language.plainColon + $0 } ?? job.waitsFor.map {
                language.text("attend ", "waits for ") + $0
            } ?? ""
        )
    }

    private func summary(of items: [JobRow], stage: String) -> Row {
        let counts = Dictionary(grouping: items, by: \.state).mapValues(\.count)
        let states = JobState.allCases.reversed().compactMap { state in
            counts[state].map { "\($0) \(StateWords.text(state.rawValue, language))" }
        }
        return Row(
            job: "…",
            stage: "\(stage)[1…\(items.count)]",
            state: states.joined(separator: ", "),
            tries: items.reduce(0) { $0 + $1.tries },
            milliseconds: items.reduce(0) { $0 + $1.durationMS },
            note: "greffier jobs list --run \(items[0].run.short)"
        )
    }
}
