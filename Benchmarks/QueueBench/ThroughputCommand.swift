// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Engine
import Foundation
import JobModel
import JobStore
import JobStoreSQLite

/// From the first submission to the last end.
struct ThroughputCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "throughput",
        abstract: "Jobs a second, submit to done."
    )
    @OptionGroup var options: ScratchOptions
    @Option(help: "Jobs in all.") var jobs = 10_000
    @Option(help: "Callers that submit one after the other.") var submitters = 64
    @Option(help: "Jobs that the engine runs at a time.") var slots = 64
    @Option(help: "Rounds, each on a new store; the median is printed.") var rounds = 3
    @Flag(help: "Acknowledge submissions before they are on disk.") var relaxed = false

    func run() async throws {
        var results: [(rate: Double, bytes: Double)] = []
        for _ in 0..<rounds { results.append(try await round()) }
        results.sort { $0.rate < $1.rate }
        let median = results[results.count / 2]
        try Output.line([
            "measure": "throughput", "submissions": relaxed ? "relaxed" : "durable", "submitters": submitters,
            "slots": slots, "jobs": jobs, "jobs_per_second": median.rate, "bytes_per_job": median.bytes,
            "least": results.first?.rate ?? 0, "most": results.last?.rate ?? 0,
        ])
    }

    private func round() async throws -> (rate: Double, bytes: Double) {
        let bench = try await Bench(scratch: options.scratch, submissions: relaxed ? .relaxed : .durable)
        let engine = bench.engine(slots: slots)
        let disk = DiskCounter(folder: options.scratch)
        let duration = try await bench.running(engine) { events in
            let start = ContinuousClock.now
            async let end = Self.end(of: jobs, events)
            try await submit(bench)
            return await end - start
        }
        let bytes = Double(disk.written()) / Double(jobs)
        let summary = try await bench.store.summary(since: .distantPast)
        guard summary.succeeded == jobs, summary.queued + summary.running == 0 else {
            throw ValidationError("\(summary.succeeded) of \(jobs) jobs ended well")
        }
        await bench.remove()
        return (Double(jobs) / duration.seconds, bytes)
    }

    private func submit(_ bench: Bench) async throws {
        try await withThrowingTaskGroup { group in
            for submitter in 0..<submitters {
                let share = jobs / submitters + (submitter < jobs % submitters ? 1 : 0)
                group.addTask {
                    for _ in 0..<share { _ = try await bench.store.submit(bench.newRun()) }
                }
            }
            try await group.waitForAll()
        }
    }

    /// The moment at which as many jobs had succeeded.
    private static func end(of jobs: Int, _ events: AsyncStream<EngineEvent>) async -> ContinuousClock.Instant {
        var left = jobs
        for await case .stageEnded(_, _, .succeeded, _, _) in events {
            left -= 1
            if left == 0 { break }
        }
        return .now
    }
}
