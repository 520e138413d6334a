// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import Retrieval

/// `greffier search`: finds documents by their words.
struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Search a collection by words, stems and likeness.",
        discussion: "Example: greffier search '\"chef de projet\" Nantes -stage'"
    )
    @Argument(help: "Words; \"exact phrase\", prefix*, -excluded.") var query: [String]
    @Option(name: .long, help: "The collection.") var collection = "candidates"
    @Option(name: .long, help: "At most this many.") var limit = 10
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let workspace = try options.open()
        let library = try ServiceFactory.library(workspace, readOnly: true)
        let hits = try await library.search(query.joined(separator: " "), in: collection, limit: limit)
        if output.json { return try Terminal.json(hits) }
        if hits.isEmpty {
            let known = try await library.collections().map { "\($0.name) (\($0.entries))" }.joined(separator: ", ")
            Terminal.print("nothing found in \(collection); collections: \(known.isEmpty ? "none yet" : known)")
            return
        }
        for hit in hits {
            let place = hit.page.map { "page \($0), line \(hit.line)" } ?? "line \(hit.line)"
            Terminal.print(
                "\(Terminal.colored(Terminal.safe(hit.title), .bold))  \(Terminal.safe(hit.source)), \(place)  "
                    + Terminal.colored(String(format: "%.2f", hit.score), .gray)
            )
            Terminal.print("    \(Terminal.safe(hit.snippet))")
        }
    }
}
