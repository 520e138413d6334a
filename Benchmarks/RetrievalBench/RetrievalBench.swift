// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// Measures the index; each verb prints one JSON object a line.
///
/// `scripts/bench-retrieval` calls this and makes tables of it.
@main
struct RetrievalBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieval-bench",
        abstract: "Measure the index.",
        subcommands: [ScanCommand.self, LargeCommand.self, IndexCommand.self, TextsCommand.self]
    )
}
