// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// The fault harness: strikes a real daemon at named points, and holds what is left against what was promised.
@main
struct Chaos: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "greffier-chaos",
        abstract: "Strikes a real daemon and looks at what comes of it.",
        subcommands: [Strike.self, Recover.self, Soak.self],
        defaultSubcommand: Strike.self
    )
}

/// Where the program under test is.
struct ProgramOptions: ParsableArguments {
    @Option(name: .long, help: "greffier of a build with the trait Failpoints, with greffier-worker beside it.")
    var greffier: String
}
