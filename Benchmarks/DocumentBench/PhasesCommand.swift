// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentExtraction
import DocumentModel
import Foundation
import WorkerProtocol

/// Reads PDFs in this process and tells where the processor time goes.
struct PhasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phases",
        abstract: "Processor time of the phases of reading PDFs, all files together."
    )
    @Argument var files: [String]
    @Option(help: "How often all files are read; the median counts.") var rounds = 5

    func run() throws {
        var samples: [String: [Double]] = [:]
        var pages = 0
        for round in 0..<rounds {
            var clock = PhaseClock()
            for file in files {
                let data = try Data(contentsOf: URL(fileURLWithPath: file))
                let document = try DocumentExtractor.readPDF(data, limits: .init()) { clock.enter($0.rawValue) }
                clock.enter("encoding")
                // What the extractor and the worker do with a document once it is read.
                precondition(document.characterCount > 0 && !document.json.isEmpty)
                clock.stop()
                if round == 0 { pages += document.pages.count }
            }
            for (phase, time) in clock.times { samples[phase, default: []].append(time) }
        }
        try Output.line([
            "files": files.count, "pages": pages, "phases": samples.mapValues { Figures($0).median },
        ])
    }
}

/// Adds up the processor time of phases that follow one another.
private struct PhaseClock {
    private(set) var times: [String: Double] = [:]
    private var current: (name: String, start: Double)?

    mutating func enter(_ name: String) {
        let now = ProcessorClock.milliseconds()
        if let current { times[current.name, default: 0] += now - current.start }
        current = (name, now)
    }

    mutating func stop() {
        enter("")
        current = nil
    }
}
