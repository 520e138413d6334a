// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// Measures how documents are read; each verb prints one JSON object a line.
///
/// `scripts/bench-documents` calls this and puts peers beside it; `scripts/test-corpora` has it read hostile files.
@main
struct DocumentBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document-bench",
        abstract: "Measure how documents are read.",
        subcommands: [
            ReadCommand.self, PhasesCommand.self, TextCommand.self, OverheadCommand.self, ThroughputCommand.self,
            VerdictCommand.self,
        ]
    )
}
