// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentModel
import Foundation
import WorkerPool

/// What the sandboxed pool adds to one document: a tiny one through a worker, and in this process.
struct OverheadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overhead",
        abstract: "Time for one file through a worker and without."
    )
    @OptionGroup var pool: PoolOptions
    @Argument var file: String
    @Option(help: "How often.") var rounds = 1000

    func run() async throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        let clock = ContinuousClock()
        var own: [Double] = []
        for _ in 0..<rounds {
            own.append(try clock.measure { _ = try ReadCommand.document(file).json }.milliseconds)
        }
        let pool = pool.pool(processes: 1)
        var through: [Double] = []
        // The first one starts a worker.
        let start = try await clock.measure { _ = try await pool.extract(data, name: file) }.milliseconds
        for _ in 0..<rounds {
            through.append(try await clock.measure { _ = try await pool.extract(data, name: file) }.milliseconds)
        }
        await pool.shutdown()
        let (own50, own99) = (Figures(own).median, Figures(own).percentile(0.99))
        try Output.line([
            "file": file, "rounds": rounds, "start_ms": start, "own_p50_ms": own50, "own_p99_ms": own99,
            "pool_p50_ms": Figures(through).median, "pool_p99_ms": Figures(through).percentile(0.99),
        ])
    }
}
