// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import JobModel
import JobStore
import JobStoreSQLite

/// Writes to the store of a running daemon without pause, as commands do: submits a run for later and cancels it.
struct WriterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "writer", abstract: "Write beside a running daemon.")
    @Argument(help: "The jobs.sqlite of the workspace.") var path: String
    @Option(help: "How long.") var seconds = 60.0

    func run() async throws {
        let store = try SQLiteJobStore(path: path, role: .command)
        let end = ContinuousClock.now + .seconds(seconds)
        var tally = Tally()
        while ContinuousClock.now < end {
            let run = NewRun(
                id: ULID(),
                pipeline: "soak",
                pipelineSHA256: String(repeating: "0", count: 64),
                trigger: .cli,
                input: nil,
                submittedAt: Date(),
                notBefore: Date().addingTimeInterval(86_400),
                jobs: [Bench.job]
            )
            await tally.time { _ = try await store.submit(run) }
            await tally.time { _ = try await store.cancel(run: run.id, now: Date()) }
        }
        try await store.close()
        let figures = Figures(tally.times)
        try Output.line([
            "measure": "writer", "writes": tally.times.count, "locked": tally.locked, "other_errors": tally.others,
            "p50_ms": figures.percentile(0.5), "p99_ms": figures.percentile(0.99), "max_ms": figures.max,
            "first_error": tally.firstError,
        ])
    }

    private struct Tally {
        var times: [Double] = []
        var locked = 0
        var others = 0
        var firstError = ""

        mutating func time(_ body: () async throws -> Void) async {
            let start = ContinuousClock.now
            do { try await body() } catch {
                let text = "\(error)"
                if firstError.isEmpty { firstError = text }
                let isLocked = ["locked", "busy"].contains { text.lowercased().contains($0) }
                if isLocked { locked += 1 } else { others += 1 }
            }
            times.append((ContinuousClock.now - start).milliseconds)
        }
    }
}
