// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// `greffier bias`: whether scores depend on what must not count.
struct Bias: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show whether scores depend on name, gender, age, origin, address or time without work.",
        subcommands: [BiasReportCommand.self],
        defaultSubcommand: BiasReportCommand.self
    )
}
