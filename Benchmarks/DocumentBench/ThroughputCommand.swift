// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import WorkerPool

/// How many documents a second pools of one and more workers read.
struct ThroughputCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "throughput",
        abstract: "Documents a second through the pool."
    )
    @OptionGroup var pool: PoolOptions
    @Argument var files: [String]
    @Option(help: "Workers.") var processes = 1
    @Option(help: "How often all files are read.") var rounds = 10

    func run() async throws {
        let inputs = try files.map { (name: $0, data: try Data(contentsOf: URL(fileURLWithPath: $0))) }
        let pool = pool.pool(processes: processes)
        try await pass(inputs, through: pool)
        let start = ContinuousClock.now
        for _ in 0..<rounds { try await pass(inputs, through: pool) }
        let time = (ContinuousClock.now - start).milliseconds
        await pool.shutdown()
        let count = rounds * inputs.count
        try Output.line(["processes": processes, "documents": count, "per_second": Double(count) / time * 1000])
    }

    /// Has all of `inputs` read, the pool always having more than it can take.
    private func pass(_ inputs: [(name: String, data: Data)], through pool: WorkerPool) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for input in inputs { group.addTask { _ = try await pool.extract(input.data, name: input.name) } }
            try await group.waitForAll()
        }
    }
}
