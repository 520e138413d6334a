// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import JobModel
import JobStore
import JobStoreSQLite
import Synchronization

/// From the call of `submit` to the first line of the stage, nothing else to do.
struct LatencyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "latency", abstract: "Pick-up of a job when idle.")
    @OptionGroup var options: ScratchOptions
    @Option(help: "How many jobs, one at a time.") var samples = 300
    @Flag(help: "Acknowledge submissions before they are on disk.") var relaxed = false

    func run() async throws {
        let bench = try await Bench(scratch: options.scratch, submissions: relaxed ? .relaxed : .durable)
        let starts = Starts()
        let engine = bench.engine(slots: 2) { starts.note($0) }
        let waits = try await bench.running(engine) { _ in
            var random = SystemRandomNumberGenerator()
            var waits: [Double] = []
            for _ in 0..<samples {
                // At any moment of the engine's own rhythm.
                try await Task.sleep(for: .microseconds(Int.random(in: 5_000...25_000, using: &random)))
                let run = bench.newRun()
                let start = ContinuousClock.now
                _ = try await bench.store.submit(run)
                waits.append((try await starts.moment(of: run.id) - start).milliseconds)
            }
            return waits
        }
        let figures = Figures(waits)
        await bench.remove()
        try Output.line([
            "measure": "latency", "submissions": relaxed ? "relaxed" : "durable", "samples": samples,
            "p50_ms": figures.percentile(0.5), "p99_ms": figures.percentile(0.99), "max_ms": figures.max,
        ])
    }
}

/// When each run started.
final class Starts: Sendable {
    private let moments = Mutex<[ULID: ContinuousClock.Instant]>([:])

    func note(_ run: ULID) {
        let now = ContinuousClock.now
        moments.withLock { $0[run] = now }
    }

    /// Waits until the run has started; the waiting is not part of what is measured.
    func moment(of run: ULID) async throws -> ContinuousClock.Instant {
        while true {
            if let moment = moments.withLock({ $0.removeValue(forKey: run) }) { return moment }
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}
