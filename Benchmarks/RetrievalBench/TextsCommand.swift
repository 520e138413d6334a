// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Retrieval

/// Prints the chunks that `index` puts into its collection, for a peer: a list for each document, then the searches.
struct TextsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "texts", abstract: "The texts that index uses.")
    @Option(help: "Documents.") var documents = 400
    @Option(help: "Lines of each, of some twelve words.") var lines = 180
    @Option(help: "Searches.") var searches = 100

    func run() throws {
        var writer = MadeUpText(seed: 5)
        for number in 0..<documents {
            let chunks = Chunker().chunks(of: MadeUpEntry.entry(number, lines: lines, &writer).lines)
            try Output.line(chunks.map { $0.heading + "\n" + $0.text })
        }
        try Output.line((0..<searches).map { _ in writer.words(3) })
    }
}
