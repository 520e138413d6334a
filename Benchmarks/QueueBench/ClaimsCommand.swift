// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import JobModel
import JobStore
import JobStoreSQLite

/// The time of a claim with more and more finished rows in the table.
///
/// All tables are asked in turn, so that what else happens on the machine meets them alike.
struct ClaimsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "claims", abstract: "Claim time by finished rows.")
    @OptionGroup var options: ScratchOptions
    @Option(help: "Finished rows, by commas.") var finished = "1000,10000,100000,1000000"
    @Option(help: "Claims of each table.") var samples = 1_000

    func run() async throws {
        let sizes = finished.split(separator: ",").compactMap { Int($0) }
        var tables: [Table] = []
        for size in sizes {
            tables.append(try await Table(finished: size, ready: samples + Self.warmUp, options.scratch))
        }
        for sample in 0..<(samples + Self.warmUp) {
            for index in tables.indices {
                let time = try await tables[index].claimOne()
                if sample >= Self.warmUp { tables[index].times.append(time) }
            }
        }
        for table in tables {
            let figures = Figures(table.times)
            try Output.line([
                "measure": "claim", "finished_rows": table.finished, "samples": samples,
                "p50_ms": figures.percentile(0.5), "p99_ms": figures.percentile(0.99),
            ])
            await table.bench.remove()
        }
    }

    private static let warmUp = 100

    private struct Table {
        let bench: Bench
        let finished: Int
        var times: [Double] = []

        init(finished: Int, ready: Int, _ scratch: String) async throws {
            bench = try await Bench(scratch: scratch)
            self.finished = finished
            let template = try await bench.store.submit(bench.newRun()).run
            _ = try await claimOne()
            try RowCloning.clone(template, count: finished - 1, path: bench.database)
            try await withThrowingTaskGroup { group in
                for _ in 0..<ready { group.addTask { [bench] in _ = try await bench.store.submit(bench.newRun()) } }
                try await group.waitForAll()
            }
        }

        /// Claims a job and ends it; the milliseconds of the claim alone.
        func claimOne() async throws -> Double {
            let request = ClaimRequest(owner: "bench", slots: ["cpu": 1], kinds: ["nothing"], now: Date())
            let start = ContinuousClock.now
            let answer = try await bench.store.claim(request)
            let time = (ContinuousClock.now - start).milliseconds
            guard let claimed = answer.jobs.first else { throw ValidationError("nothing to claim") }
            _ = try await bench.store.finish(claimed.lease, StageCompletion(StageResult()), now: Date())
            return time
        }
    }
}
