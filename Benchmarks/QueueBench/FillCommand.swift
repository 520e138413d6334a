// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import JobModel

/// Copies the latest run of a store as often as asked.
struct FillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fill", abstract: "Copy the latest run of a store.")
    @Argument(help: "The jobs.sqlite of a workspace whose daemon does not run.") var path: String
    @Option(help: "Copies.") var rows = 1_000_000

    func run() async throws {
        guard let run = try RowCloning.latest(path: path) else { throw ValidationError("no run in \(path)") }
        try RowCloning.clone(run, count: rows, path: path)
    }
}
