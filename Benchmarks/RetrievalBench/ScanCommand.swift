// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Retrieval

/// Looks for the neighbours of each query among vectors of a file, as a peer does with the same file.
struct ScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Time of each query, and what it found."
    )
    @Option(help: "Vectors, float32 row by row.") var base: String
    @Option(help: "Queries, float32 row by row.") var queries: String
    @Option(help: "Components of a vector.") var dimension = 384
    @Option(help: "Rows to find.") var limit = 10
    @Option(help: "exact, bytes:K, signs:K or suited; several with commas.") var scans = "exact,bytes:4,signs:64"
    @Option(help: "avx512, avx2, popcnt or plain; the best of this processor by default.") var kernel: String?

    func run() throws {
        let base = try VectorFile(path: self.base, dimension: dimension)
        let queries = try VectorFile(path: self.queries, dimension: dimension)
        let kernel = VectorKernel.available.first { $0.name == self.kernel } ?? .best
        let start = ContinuousClock.now
        let matrix = try DenseMatrix(count: base.count, dimension: dimension) { row, components in
            base.copy(row, into: components)
        }
        let build = (ContinuousClock.now - start).milliseconds
        let wanted = (0..<queries.count).map { queries.row($0) }
        for name in scans.split(separator: ",").map(String.init) {
            let chosen = name == "suited" ? matrix.suited(to: base.count) : DenseMatrix.Scan(name: name)
            guard let scan = chosen else { throw ValidationError("no scan " + name) }
            for query in wanted.prefix(10) { _ = matrix.nearest(query, limit: limit, scan: scan, kernel: kernel) }
            var line = Line(
                scan: name == "suited" ? "suited:\(scan.name)" : name,
                kernel: kernel.name,
                buildMilliseconds: build,
                bytes: matrix.bytes
            )
            for query in wanted {
                let start = ContinuousClock.now
                let hits = matrix.nearest(query, limit: limit, scan: scan, kernel: kernel)
                line.times.append((ContinuousClock.now - start).milliseconds)
                line.rows.append(hits.map { $0.row })
            }
            try Output.line(line)
        }
    }

    private struct Line: Encodable {
        var scan: String
        var kernel: String
        var buildMilliseconds: Double
        var bytes: Int
        var times: [Double] = []
        var rows: [[Int]] = []
    }
}

extension DenseMatrix.Scan {
    /// What `init(name:)` reads.
    var name: String {
        switch self {
        case .exact: "exact"
        case .bytes(let keep): "bytes:\(keep)"
        case .signs(let keep): "signs:\(keep)"
        }
    }

    /// `exact`, `bytes:4`, `signs:64`.
    init?(name: String) {
        let parts = name.split(separator: ":").map(String.init)
        let keep = parts.count > 1 ? Int(parts[1]) : nil
        switch (parts.first, keep) {
        case ("exact", nil): self = .exact
        case ("bytes", let keep?): self = .bytes(keep: keep)
        case ("signs", let keep?): self = .signs(keep: keep)
        default: return nil
        }
    }
}

extension Duration {
    var milliseconds: Double {
        Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
    }
}
