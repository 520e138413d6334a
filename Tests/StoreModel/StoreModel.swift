// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import JobStore

/// All that a job store knows, as a plain value: what a store must do, written a second time without a database.
///
/// Operations are the requirements of `JobStore` without I/O. The tests hold a real store against it step by step, and
/// explore all states that it can reach. Clarity comes before speed: it looks at everything at each step.
package struct StoreModel: Sendable, Hashable {
    package var rules = ModelRules()
    /// In the order of their arrival.
    package var runs: [Run] = []
    package var queues: [String: Queue] = ["cpu": Queue(), "model": Queue(), "render": Queue(), "notify": Queue()]
    package var rates: [String: RateRow] = [:]
    package var memo: [String: Memo] = [:]
    package var schedules: [String: Schedule] = [:]
    package var ticks: [Tick: ULID] = [:]
    /// Corrections, in the order in which they were kept.
    package var kept: [Correction] = []
    /// The number of the job made last; none is given twice.
    package var lastJob: Int64 = 0

    package init() {}

    /// A run with its jobs in the order of the pipeline, items after the stage that they are items of.
    package struct Run: Sendable, Hashable {
        package var row: RunRow
        package var submissionID: String?
        package var jobs: [JobRow]
        /// In the order in which they were written.
        package var attempts: [AttemptRow] = []
        /// What its stages told, in order.
        package var events: [RunEventRow] = []
        /// The number of the event told last.
        var lastEvent = 0

        /// The attempts by the moment at which they ended.
        package var log: [AttemptRow] {
            attempts.sorted { ($0.endedAt, $0.job, $0.number) < ($1.endedAt, $1.job, $1.number) }
        }

        package var graph: RunGraph { RunGraph(jobs.map(\.node)) }
    }

    package struct Queue: Sendable, Hashable {
        package var pausedAt: Date?
        package var breaker: BreakerRow?

        package init() {}
    }

    package struct Memo: Sendable, Hashable {
        package var result: StageResult
        package var usedAt: Date
    }

    package struct Schedule: Sendable, Hashable {
        package var expression: String
        package var doneUntil: Date
    }

    package struct Tick: Sendable, Hashable {
        package var pipeline: String
        package var moment: Date
    }

    /// Where a job is found.
    struct Place {
        var run: Int
        var job: Int
    }

    // MARK: Looking

    /// All jobs, run by run.
    package var jobs: [JobRow] { runs.flatMap(\.jobs) }

    subscript(_ place: Place) -> JobRow {
        get { runs[place.run].jobs[place.job] }
        set { runs[place.run].jobs[place.job] = newValue }
    }

    var places: [Place] {
        runs.indices.flatMap { run in runs[run].jobs.indices.map { Place(run: run, job: $0) } }
    }

    func place(of id: JobID) -> Place? {
        for run in runs.indices {
            if let job = runs[run].jobs.firstIndex(where: { $0.id == id }) { return Place(run: run, job: job) }
        }
        return nil
    }

    func index(of run: ULID) -> Int? { runs.firstIndex { $0.row.id == run } }
}

extension Date {
    /// To the millisecond, as stores keep times.
    package var stored: Date { Date(timeIntervalSince1970: (timeIntervalSince1970 * 1000).rounded() / 1000) }
}
