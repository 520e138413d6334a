// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentModel
import Foundation
import Retrieval

/// Puts made-up documents into a new collection and looks for words in it.
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract:
            "Chunks a second into a new collection, and the time of each search in it, with that of its ranking alone."
    )
    @Option(help: "Documents.") var documents = 400
    @Option(help: "Lines of each, of some twelve words.") var lines = 180
    @Option(help: "Searches.") var searches = 100

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "retrieval-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "library.sqlite").path
        var writer = MadeUpText(seed: 5)
        let entries = (0..<documents).map { MadeUpEntry.entry($0, lines: lines, &writer) }
        let library = try Library(path: path)
        let start = ContinuousClock.now
        let processor = ProcessorClock.milliseconds()
        for entry in entries { _ = try await library.upsert(entry, in: "candidates") }
        var line = Line(documents: documents, milliseconds: (ContinuousClock.now - start).milliseconds)
        line.processorMilliseconds = ProcessorClock.milliseconds() - processor
        line.chunks = try await library.collections().first?.chunks ?? 0
        line.characters = entries.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.text.count } }
        try await library.tidy(compacting: false)
        line.fileBytes = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        for _ in 0..<searches {
            let query = writer.words(3).joined(separator: " ")
            let start = ContinuousClock.now
            _ = try await library.search(query, in: "candidates")
            line.searches.append((ContinuousClock.now - start).milliseconds)
            let ranking = ContinuousClock.now
            _ = try await library.legs(query, in: "candidates")
            line.rankings.append((ContinuousClock.now - ranking).milliseconds)
        }
        try Output.line(line)
    }

    private struct Line: Encodable {
        var documents: Int
        var milliseconds: Double
        var processorMilliseconds = 0.0
        var chunks = 0
        var characters = 0
        var fileBytes = 0
        var searches: [Double] = []
        /// Words and vectors alone: without the second look at which passages have the words themselves, and the snippets.
        var rankings: [Double] = []
    }
}
