// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// Measures the job store and the engine with stages that do nothing; each verb prints one JSON object a line.
///
/// A unit of work is one run of one stage without delivery: one row in `runs`, one in `jobs`, one in `attempts`, claimed,
/// executed and ended under its lease as in production. `scripts/bench-queue` calls this and puts peers beside it.
@main
struct QueueBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue-bench",
        abstract: "Measure the job store and the engine with stages that do nothing.",
        subcommands: [
            ThroughputCommand.self, LatencyCommand.self, CommitsCommand.self, ClaimsCommand.self, FillCommand.self,
            WriterCommand.self,
        ]
    )
}

/// Where a verb puts its files.
struct ScratchOptions: ParsableArguments {
    @Option(name: .long, help: "A folder on the disk to measure; a new folder is made in it and removed at the end.")
    var scratch: String
}
