// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon

/// `greffier init`: makes a workspace.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a workspace: settings, pipelines, inboxes.",
        discussion: "Example: greffier init ~/recrutement"
    )

    @Argument(help: "The folder; made where it does not exist. Default: this folder.")
    var directory = "."

    func run() async throws {
        let made: WorkspaceMaker.Result
        do {
            made = try WorkspaceMaker.make(at: directory)
        } catch {
            throw Ending.notReady(error.description)
        }
        Terminal.print("Workspace ready in \(Terminal.safe(made.root))")
        for inbox in made.inboxes { Terminal.print("  drop files in  \(Terminal.safe(inbox))") }
        Terminal.print("  results in     \(Terminal.safe(made.outbox))")
        Terminal.print("Start it with:   greffier daemon --workspace '\(Terminal.safe(made.root))'")
    }
}
