// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Retrieval
import SeededRandom

/// Looks through a set that is too large to be handed about as a file: made up on the spot, in overlapping clusters.
struct LargeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "large", abstract: "A large set, made up on the spot.")
    @Option(help: "Vectors.") var count = 1_000_000
    @Option(help: "Components of a vector.") var dimension = 1024
    @Option(help: "Queries.") var queries = 30
    @Option(help: "Rows to find.") var limit = 10
    @Option(help: "exact, bytes:K, signs:K or suited; several with commas.")
    var scans = "exact,bytes:4,signs:64,signs:128,signs:256,signs:512,suited"

    func run() throws {
        var source = ClusteredVectors(dimension: dimension, clusters: 500, seed: 41)
        let start = ContinuousClock.now
        let matrix = try DenseMatrix(count: count, dimension: dimension) { _, components in
            source.fill(components)
        }
        let build = (ContinuousClock.now - start).milliseconds
        let all = (0..<queries).map { _ in source.next() }
        let truth = all.map { Set(matrix.nearest($0, limit: limit, scan: .exact).map(\.row)) }
        for name in scans.split(separator: ",").map(String.init) {
            let chosen = name == "suited" ? matrix.suited(to: count) : DenseMatrix.Scan(name: name)
            guard let scan = chosen else { throw ValidationError("no scan \(name)") }
            var line = Line(
                scan: name == "suited" ? "suited:\(scan.name)" : name,
                vectors: count,
                dimension: dimension,
                buildMilliseconds: build
            )
            line.bytes = matrix.bytes
            var found = 0
            for (query, truth) in zip(all, truth) {
                let start = ContinuousClock.now
                let hits = matrix.nearest(query, limit: limit, scan: scan)
                line.times.append((ContinuousClock.now - start).milliseconds)
                found += hits.filter { truth.contains($0.row) }.count
            }
            line.recall = Double(found) / Double(max(1, limit * queries))
            try Output.line(line)
        }
    }

    private struct Line: Encodable {
        var scan: String
        var vectors: Int
        var dimension: Int
        var buildMilliseconds: Double
        var bytes = 0
        var times: [Double] = []
        var recall = 0.0
    }
}
