// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel
package import JobStore

/// The tries of a run's stages along the time, from the start of the first one to the end of the run, or to now.
package struct RunTimeline: Sendable {
    /// A stage of the pipeline, with the items of its list taken together.
    package struct Row: Sendable {
        package var stage: String
        package var state: String
        /// Jobs that it stands for.
        package var items: Int
        package var tries: Int
        package var milliseconds: Int
        package var isCached: Bool
        /// From 0 to 1000 of the whole, with the state to show.
        package var bars: [Bar]

        /// The bars as a drawing; what it shows stands in the other columns as words.
        var svg: String {
            guard !bars.isEmpty else { return "" }
            let rects = bars.map {
                "<rect class=\"\($0.state)\" x=\"\($0.start)\" y=\"2\" width=\"\($0.width)\" height=\"12\" rx=\"2\"/>"
            }
            return
                "<svg viewBox=\"0 0 1000 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\(rects.joined())</svg>"
        }
    }

    package struct Bar: Sendable, Equatable {
        package var start: Int
        package var width: Int
        package var state: String

        package init(start: Int, width: Int, state: String) {
            self.start = start
            self.width = width
            self.state = state
        }
    }

    package private(set) var rows: [Row] = []
    /// From the first start to the end.
    package let milliseconds: Int
    /// Before the first start.
    package let waited: Int

    private let start: Date
    private let end: Date
    /// What is too short to be seen is shown this long.
    private static let leastWidth = 4

    package init(_ story: RunStory, now: Date) {
        let run = story.run
        start = min(run.startedAt ?? now, story.attempts.map(\.startedAt).min() ?? now)
        end = max(start, run.finishedAt ?? now)
        milliseconds = Self.milliseconds(from: start, to: end)
        waited = Self.milliseconds(from: run.submittedAt, to: start)
        var stages: [String] = []
        for job in story.jobs where !stages.contains(job.pipelineStage) { stages.append(job.pipelineStage) }
        let jobs = Dictionary(grouping: story.jobs, by: \.pipelineStage)
        let attempts = Dictionary(grouping: story.attempts, by: \.job)
        rows = stages.map { row($0, jobs[$0] ?? [], attempts) }
    }

    private func row(_ stage: String, _ jobs: [JobRow], _ attempts: [JobID: [AttemptRow]]) -> Row {
        let whole = jobs.first(where: \.isWholeList) ?? jobs.first
        var bars = jobs.flatMap { attempts[$0.id] ?? [] }.map {
            bar(from: $0.startedAt, to: $0.endedAt, $0.outcome.isFailure ? "failed" : $0.outcome.rawValue)
        }
        for job in jobs where job.state == .running {
            if let began = job.startedAt { bars.append(bar(from: began, to: end, "running")) }
        }
        return Row(
            stage: stage,
            state: whole?.state.rawValue ?? "",
            items: jobs.count,
            // The one under way is among neither.
            tries: jobs.reduce(0) { $0 + $1.tries + ($1.state == .running ? 1 : 0) },
            milliseconds: jobs.reduce(0) { $0 + length(of: $1) },
            isCached: whole?.isCached ?? false,
            bars: bars
        )
    }

    private func length(of job: JobRow) -> Int {
        guard job.state == .running, let began = job.startedAt else { return job.durationMS }
        return Self.milliseconds(from: began, to: end)
    }

    private func bar(from began: Date, to ended: Date, _ state: String) -> Bar {
        let length = max(0.001, end.timeIntervalSince(start))
        func place(_ date: Date) -> Int {
            Int((min(max(date.timeIntervalSince(start) / length, 0), 1) * 1000).rounded())
        }
        let width = max(Self.leastWidth, place(ended) - place(began))
        return Bar(start: min(place(began), 1000 - width), width: width, state: state)
    }

    private static func milliseconds(from start: Date, to end: Date) -> Int {
        max(0, Int(end.timeIntervalSince(start) * 1000))
    }
}

extension AttemptOutcome {
    /// Whether the try came to an end that is told as a failure.
    fileprivate var isFailure: Bool { self == .failed || self == .crashed || self == .blocked }
}
