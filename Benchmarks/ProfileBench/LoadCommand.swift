// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Lexicons
import TestLexicons

/// Reads the lexicons as a daemon does when it starts or one of them has changed.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Processor time to read the lexicons."
    )
    @Option(help: "How often they are read.") var rounds = 5

    private struct Line: Encodable {
        var files: Int
        var ms: [Double]
    }

    func run() throws {
        var times: [Double] = []
        for _ in 0..<rounds {
            let start = ProcessorClock.milliseconds()
            _ = try Lexicons(files: ShippedLexicons.files())
            times.append(ProcessorClock.milliseconds() - start)
        }
        try Output.line(Line(files: Lexicons.shippedFiles.count, ms: times))
    }
}
