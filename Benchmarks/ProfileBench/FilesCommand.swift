// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentExtraction
import DocumentModel
import Foundation
import JobModel
import WorkerProtocol

/// Extracts files, which is not counted, and reads each as a CV.
struct FilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "files",
        abstract: "Processor time to read each file as a CV, extraction left out."
    )
    @Argument var files: [String]
    @Option(help: "How often each is read.") var rounds = 5
    @Option(help: "A folder for the text of each file, which a peer reads.") var texts: String?
    @Option(help: "A folder for what was read, to compare two versions by.") var results: String?

    private struct Line: Encodable {
        var file: String
        var pages: Int
        var characters: Int
        var ms: [Double]
    }

    func run() async throws {
        let work = try ProfileWork()
        for file in files {
            let url = URL(fileURLWithPath: file)
            let document = try Self.document(Data(contentsOf: url), name: file)
            try Output.write(Data(document.plainText.utf8), to: texts, as: url.lastPathComponent + ".txt")
            let json = document.json
            try await work.read(json).write(to: results, as: url.lastPathComponent)
            try Output.line(
                Line(
                    file: file,
                    pages: document.pages.count,
                    characters: document.characterCount,
                    ms: try await work.times(json, rounds: rounds)
                )
            )
        }
    }

    /// document.json is taken as it is.
    private static func document(_ data: Data, name: String) throws -> Document {
        if name.hasSuffix(".json") { return try CanonicalJSON.decode(Document.self, from: data) }
        let options = ExtractOptions(recognition: .init(mode: .never))
        return try DocumentExtractor().extract(data, name: name, options: options)
    }
}
