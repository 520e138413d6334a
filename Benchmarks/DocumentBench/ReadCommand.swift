// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentExtraction
import DocumentModel
import Foundation
import WorkerProtocol

/// Reads files in this process as the worker does, from the file to document.json, and tells the processor time.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Processor time to read each file, in this process."
    )
    @Argument var files: [String]
    @Option(help: "How often all files are read.") var rounds = 5
    @Flag(help: "Recognise the characters of pages that are pictures, as a daemon does; peers do not.")
    var recognise = false

    func run() throws {
        var times: [String: [Double]] = [:]
        var pages: [String: Int] = [:]
        for _ in 0..<rounds {
            for file in files {
                let start = ProcessorClock.milliseconds()
                let document = try Self.document(file, recognise: recognise)
                let json = document.json
                times[file, default: []].append(ProcessorClock.milliseconds() - start)
                precondition(!json.isEmpty)
                pages[file] = document.pages.count
            }
        }
        for file in files {
            try Output.line(["file": file, "pages": pages[file] ?? 0, "ms": times[file] ?? []])
        }
    }

    static func document(_ file: String, recognise: Bool = false) throws -> Document {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        let options = ExtractOptions(recognition: .init(mode: recognise ? .auto : .never))
        return try DocumentExtractor().extract(data, name: file, options: options)
    }
}
