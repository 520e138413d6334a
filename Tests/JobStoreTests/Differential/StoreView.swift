// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore

/// All that can be seen of a store through its questions.
struct StoreView: Equatable {
    var runs: [RunRow]
    var jobs: [JobRow]
    var queues: [QueueRow]
    var rates: [RateRow]
    var summary: StoreSummary
    /// Of the runs that were asked for.
    var stories: [RunStory] = []
    /// What the stages of those runs told.
    var events: [RunEventRow] = []
    /// Of the keys that were asked for.
    var memos: [String: StageResult] = [:]

    /// `stories` chooses the runs whose attempts and holders are looked at; all where it is `nil`.
    init(_ store: any JobStore, since: Date, stories chosen: [ULID]? = nil, memos keys: [String] = []) async throws {
        var every = RunFilter()
        every.limit = .max
        var all = JobFilter()
        all.limit = .max
        runs = try await store.runs(every)
        jobs = try await store.jobs(all)
        queues = try await store.queues()
        rates = try await store.rates()
        summary = try await store.summary(since: since)
        for run in chosen ?? runs.map(\.id) {
            if let story = try await store.story(run) { stories.append(story) }
            events += try await store.events(run: run, after: 0, limit: .max)
        }
        for key in keys { memos[key] = try await store.memo(key) }
    }

    /// What differs from another view, row by row, in words.
    func differences(from other: StoreView) -> [String] {
        func compare<Row: Equatable>(_ name: String, _ mine: [Row], _ theirs: [Row]) -> [String] {
            if mine == theirs { return [] }
            if mine.count != theirs.count { return ["\(name): \(mine.count) rows, not \(theirs.count)"] }
            return zip(mine, theirs).filter { $0 != $1 }.map { "\(name): \($0)\n    not \($1)" }
        }
        var found = compare("run", runs, other.runs) + compare("job", jobs, other.jobs)
        found += compare("queue", queues, other.queues) + compare("rate", rates, other.rates)
        found += compare("attempt", stories.flatMap(\.attempts), other.stories.flatMap(\.attempts))
        found += compare("event", events, other.events)
        if found.isEmpty { found += compare("story", stories, other.stories) }
        if summary != other.summary { found.append("summary: \(summary)\n    not \(other.summary)") }
        if memos != other.memos { found.append("memos: \(memos.keys.sorted())\n    not \(other.memos.keys.sorted())") }
        return found
    }
}
