// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentModel
import Foundation

/// Reads made-up documents of growing length.
struct ShapesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shapes",
        abstract: "Processor time to read made-up CVs of several lengths and shapes."
    )
    @Option(help: "How often each is read.") var rounds = 5
    @Option(help: "Only this shape.") var shape: Shape?
    @Option(help: "Only this length, a share of the full one.") var share: Double?
    @Option(help: "A folder for what was read, to compare two versions by.") var results: String?

    private struct Line: Encodable {
        var shape: String
        var share: Double
        var lines: Int
        var bytes: Int
        var ms: [Double]
    }

    func run() async throws {
        let work = try ProfileWork()
        for shape in shape.map({ [$0] }) ?? Shape.allCases {
            for share in share.map({ [$0] }) ?? [0.01, 0.1, 1] {
                let document = shape.document(share: share)
                let json = document.json
                try await work.read(json).write(to: results, as: "\(shape)-\(share)")
                try Output.line(
                    Line(
                        shape: shape.rawValue,
                        share: share,
                        lines: document.pages.reduce(0) { $0 + $1.blocks.reduce(0) { $0 + $1.lines.count } },
                        bytes: json.count,
                        ms: try await work.times(json, rounds: rounds)
                    )
                )
            }
        }
    }
}
