// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore

/// What a stage made over all items of its list, as one result: artifacts numbered in the order of the list.
struct Gathering {
    /// The job that stands for the whole list.
    let job: JobRow
    /// Items of the list.
    let count: Int
    /// The jobs of the run, the items' among them.
    let jobs: [JobRow]
    /// `kind/number` of the stage.
    let version: String

    /// The result; taken from earlier work where all items were.
    ///
    /// Throws a defect when an item is missing or not done.
    func completion() throws -> StageCompletion {
        let items = jobs.filter { $0.fan?.origin == job.stage && $0.state == .succeeded }
            .sorted { ($0.fan?.number ?? 0) < ($1.fan?.number ?? 0) }
        guard items.count == count, items.allSatisfy({ $0.result != nil }) else {
            throw GreffierError(.stageDefect, detail: "\(items.count) of \(count) items of \(job.stage) are done")
        }
        var result = StageResult(version: version)
        for item in items { add(item, to: &result) }
        return StageCompletion(result, isCached: count > 0 && items.allSatisfy(\.isCached))
    }

    private func add(_ item: JobRow, to result: inout StageResult) {
        guard let made = item.result, let fan = item.fan else { return }
        result.artifacts += made.artifacts.map(fan.numbered)
        result.warnings += made.warnings.map { warning in
            var warning = warning
            warning.stage = warning.stage ?? item.stage
            return warning
        }
        result.degraded += made.degraded.filter { !result.degraded.contains($0) }
        result.review += made.review.filter { !result.review.contains($0) }
        result.collections.merge(made.collections) { _, last in last }
    }
}
