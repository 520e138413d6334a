// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import ModelServers

/// Measures the client of language models against real servers: throughput beside a plain load tool, memory, cancelling.
@main
struct ModelBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "model-bench")

    @Option(help: "Seconds of each turn; client and load tool take turns.") var seconds = 8
    @Option(help: "Turns of each.") var rounds = 5
    @Option(help: "Calls of the measurement of memory.") var calls = 10_000
    @Option(help: "Cancellations in each phase.") var cancels = 200

    func run() async throws {
        let goals = [
            try await Throughput(seconds: seconds, rounds: rounds).run(),
            try await Memory(calls: calls).run(),
            try await Cancelling(count: cancels).run(),
        ]
        if goals.contains(false) { throw ExitCode(1) }
    }
}
