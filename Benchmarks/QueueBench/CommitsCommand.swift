// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Glibc
import JobModel
import JobStore
import JobStoreSQLite

/// The same durable transition by one caller after the other, and by 64 at once; beside it what the disk takes to sync.
struct CommitsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commits",
        abstract: "Durable commits alone and grouped."
    )
    @OptionGroup var options: ScratchOptions
    @Option(help: "Transitions for each figure.") var count = 5_000

    func run() async throws {
        let syncs = try syncTimes()
        try Output.line([
            "measure": "fdatasync", "samples": 500, "p50_ms": syncs.percentile(0.5), "p99_ms": syncs.percentile(0.99),
        ])
        for (callers, submissions) in [
            (1, Durability.durable), (64, .durable), (1, .relaxed), (64, .relaxed),
        ] {
            let rate = try await rate(callers: callers, submissions)
            try Output.line([
                "measure": "commits", "transition": "submit", "callers": callers,
                "submissions": submissions == .durable ? "durable" : "relaxed", "per_second": rate,
            ])
        }
    }

    /// Submissions a second without an engine: one transition, nothing else.
    private func rate(callers: Int, _ submissions: Durability) async throws -> Double {
        let bench = try await Bench(scratch: options.scratch, submissions: submissions)
        let share = count / callers
        let start = ContinuousClock.now
        try await withThrowingTaskGroup { group in
            for _ in 0..<callers {
                group.addTask {
                    for _ in 0..<share { _ = try await bench.store.submit(bench.newRun()) }
                }
            }
            try await group.waitForAll()
        }
        let duration = ContinuousClock.now - start
        await bench.remove()
        return Double(share * callers) / duration.seconds
    }

    /// Appends of one page, each followed by fdatasync.
    private func syncTimes() throws -> Figures {
        let path = options.scratch + "/sync-\(ULID().short)"
        let file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw ValidationError("cannot write to \(options.scratch)") }
        defer {
            close(file)
            unlink(path)
        }
        let page = [UInt8](repeating: 7, count: 4096)
        let times = (0..<500).map { _ in
            let start = ContinuousClock.now
            _ = write(file, page, page.count)
            fdatasync(file)
            return (ContinuousClock.now - start).milliseconds
        }
        return Figures(times)
    }
}
