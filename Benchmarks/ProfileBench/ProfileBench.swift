// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// Measures how CVs are read by rules; each verb prints one JSON object a line.
///
/// `scripts/bench-profile` calls this and makes tables of it.
@main
struct ProfileBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile-bench",
        abstract: "Measure how CVs are read by rules.",
        subcommands: [FilesCommand.self, ShapesCommand.self, LoadCommand.self]
    )
}
