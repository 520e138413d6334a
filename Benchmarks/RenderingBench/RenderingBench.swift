// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// Measures how documents are made of profiles; each verb prints one JSON object a line.
///
/// `scripts/bench-rendering` calls this and puts peers beside it.
@main
struct RenderingBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rendering-bench",
        abstract: "Measure how documents are made of profiles.",
        subcommands: [
            TemplateCommand.self, DrawCommand.self, PagesCommand.self, DossiersCommand.self, OfficeCommand.self,
        ]
    )
}
