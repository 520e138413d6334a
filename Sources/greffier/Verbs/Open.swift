// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon

/// `greffier open`: a link that lets a browser in.
struct Open: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Print a link to the page of the daemon that works once, within two minutes.",
        discussion: """
            Ends with 4 when no daemon serves HTTP in this workspace.

            Example: xdg-open "$(greffier open)"
            """
    )
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let link = try await OpenLink(try options.open()).make()
        if output.json { try Terminal.json(["link": link]) } else { Terminal.print(link) }
    }
}
