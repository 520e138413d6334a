// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Retrieval
import SeededRandom
import Testing

@Suite("Dense vectors")
struct DenseMatrixTests {
    static let shapes = [(1, 1), (7, 3), (8, 64), (9, 65), (100, 63), (513, 130), (2000, 384)]

    @Test("every kernel finds exactly what a plain loop finds, ties by the lower row", arguments: shapes)
    func exact(count: Int, dimension: Int) throws {
        let (rows, query) = Self.wholeNumbers(count, dimension)
        let matrix = try Self.matrix(rows)
        let expected = Self.ranked(rows.map { row in zip(row, query).reduce(0) { $0 + $1.0 * $1.1 } })
        for kernel in VectorKernel.available {
            for limit in [1, 10, count, count + 5] {
                let hits = matrix.nearest(query, limit: limit, scan: .exact, kernel: kernel)
                #expect(hits == Array(expected.prefix(limit)), "\(kernel.name), \(limit)")
            }
        }
    }

    @Test("every kernel multiplies bytes as a plain loop does", arguments: shapes)
    func bytes(count: Int, dimension: Int) throws {
        let (rows, query) = Self.wholeNumbers(count, dimension)
        let matrix = try Self.matrix(rows)
        let (wanted, _) = Self.steps(query)
        let expected = Self.ranked(
            rows.map { row in
                let (steps, scale) = Self.steps(row)
                return Float(zip(steps, wanted).reduce(0) { $0 + $1.0 * $1.1 }) * scale
            }
        )
        for kernel in VectorKernel.available {
            let hits = matrix.roughlyNearest(query, limit: 20, scan: .bytes(keep: 1), kernel: kernel)
            #expect(hits == Array(expected.prefix(20)), "\(kernel.name)")
        }
    }

    @Test("every kernel counts equal signs as a plain loop does", arguments: shapes)
    func signs(count: Int, dimension: Int) throws {
        let (rows, query) = Self.wholeNumbers(count, dimension)
        let matrix = try Self.matrix(rows)
        let width = (dimension + 63) / 64 * 64
        let expected = Self.ranked(
            rows.map { row in Float(width - 2 * zip(row, query).filter { ($0 > 0) != ($1 > 0) }.count) }
        )
        for kernel in VectorKernel.available {
            let hits = matrix.roughlyNearest(query, limit: 30, scan: .signs(keep: 1), kernel: kernel)
            #expect(hits == Array(expected.prefix(30)), "\(kernel.name)")
        }
    }

    @Test("bytes and signs with rescoring give the exact neighbours and their exact scores")
    func rescoring() throws {
        var random = SplitMix64(seed: 11)
        let rows = (0..<3000).map { _ in Self.unit(200, &random) }
        let matrix = try Self.matrix(rows)
        for kernel in VectorKernel.available {
            for _ in 0..<5 {
                let query = Self.unit(200, &random)
                let exact = matrix.nearest(query, limit: 10, scan: .exact, kernel: kernel)
                #expect(matrix.nearest(query, limit: 10, scan: .bytes(keep: 4), kernel: kernel) == exact)
                #expect(matrix.nearest(query, limit: 10, scan: .signs(keep: 128), kernel: kernel) == exact)
            }
        }
    }

    @Test("how many rows signs keep is chosen by what they find: few among clusters, more where all are alike")
    func choice() throws {
        var random = SplitMix64(seed: 12)
        func near(_ centre: [Float], _ noise: Float, of count: Int) -> [[Float]] {
            (0..<count).map { _ in zip(centre, Self.unit(64, &random)).map { $0 + noise * $1 } }
        }
        let centres = (0..<600).map { _ in Self.unit(64, &random) }
        let clustered = try Self.matrix(centres.flatMap { near($0, 0.15, of: 40) })
        #expect(DenseMatrix.Scan.measured(on: clustered) == .signs(keep: 64))
        let alike = try Self.matrix((0..<24_000).map { _ in Self.unit(64, &random) })
        #expect(DenseMatrix.Scan.measured(on: alike) == .bytes(keep: 4))
        #expect(clustered.suited(to: 4000) == .exact)
        #expect(clustered.suited(to: 24_000) == .bytes(keep: 4))
    }

    @Test("more rows than bytes are quick for are looked through as was measured, and nearly nothing is lost")
    func chosen() throws {
        var random = SplitMix64(seed: 13)
        let centres = (0..<700).map { _ in Self.unit(64, &random) }
        func row(_ number: Int) -> [Float] {
            zip(centres[number % 700], Self.unit(64, &random)).map { $0 + 0.25 * $1 }
        }
        let matrix = try Self.matrix((0..<33_000).map(row))
        guard case .signs = matrix.suited(to: matrix.count) else {
            Issue.record("\(matrix.suited(to: matrix.count))")
            return
        }
        var found = 0
        for number in 0..<60 {
            let query = row(number * 11)
            let truth = Set(matrix.nearest(query, limit: 10, scan: .exact).map(\.row))
            found += matrix.nearest(query, limit: 10).filter { truth.contains($0.row) }.count
        }
        #expect(found >= 588)
    }

    @Test("a filter leaves its rows out before ranking: one row in a hundred still fills the list")
    func filtered() throws {
        let (rows, query) = Self.wholeNumbers(2000, 96)
        let matrix = try Self.matrix(rows)
        let allowed = Set(stride(from: 37, to: 2000, by: 100))
        let set = RowSet(allowed, capacity: 2000)
        let all = Self.ranked(rows.map { row in zip(row, query).reduce(0) { $0 + $1.0 * $1.1 } })
        let expected = Array(all.filter { allowed.contains($0.row) }.prefix(10))
        for kernel in VectorKernel.available {
            for scan in [DenseMatrix.Scan.exact, .bytes(keep: 3), .signs(keep: 32)] {
                let hits = matrix.nearest(query, limit: 10, allowed: set, scan: scan, kernel: kernel)
                #expect(hits.count == 10)
                #expect(hits.allSatisfy { allowed.contains($0.row) })
                if scan != .bytes(keep: 3) { #expect(hits == expected, "\(kernel.name) \(scan)") }
            }
        }
        #expect(matrix.nearest(query, limit: 10, allowed: RowSet(capacity: 2000)).isEmpty)
        #expect(matrix.nearest(query, limit: 50, allowed: set).count == 20)
    }

    @Test("a set of rows for more or fewer rows than there are stands for those that there are")
    func limitedSet() throws {
        let (rows, query) = Self.wholeNumbers(13, 64)
        let matrix = try Self.matrix(rows)
        let wide = RowSet([2, 12, 13, 400], capacity: 1000)
        #expect(Set(matrix.nearest(query, limit: 10, allowed: wide).map(\.row)) == [2, 12])
        #expect(matrix.nearest(query, limit: 10, allowed: RowSet([1], capacity: 4)).map(\.row) == [1])
    }

    @Test("a thousand equal rows come in their order, whatever scans them")
    func ties() throws {
        let matrix = try Self.matrix([[Float]](repeating: [1, -1, 0.5], count: 1000))
        for kernel in VectorKernel.available {
            for scan in [DenseMatrix.Scan.exact, .bytes(keep: 1), .bytes(keep: 5), .signs(keep: 1), .signs(keep: 64)] {
                let hits = matrix.nearest([1, 1, 1], limit: 7, scan: scan, kernel: kernel)
                #expect(hits.map(\.row) == Array(0..<7))
            }
        }
    }

    @Test("zero vectors, queries of another dimension and queries that are no numbers are answered without harm")
    func oddQueries() throws {
        let matrix = try Self.matrix([[0, 0], [1, 0], [0, -1]])
        #expect(matrix.nearest([1, 0, 0], limit: 3).isEmpty)
        #expect(matrix.nearest([], limit: 3).isEmpty)
        #expect(matrix.nearest([.nan, 1], limit: 3).isEmpty)
        #expect(matrix.nearest([1, 0], limit: 0).isEmpty)
        #expect(matrix.nearest([0, 0], limit: 3).map(\.score) == [0, 0, 0])
        #expect(try Self.matrix([]).nearest([1, 0], limit: 3).isEmpty)
    }

    @Test("the memory that a matrix takes is a little above five bytes a component")
    func memory() throws {
        let matrix = try DenseMatrix(count: 1600, dimension: 384) { _, _ in }
        #expect(matrix.bytes == 1600 * (384 * 41 / 8 + 4))
    }

    // MARK: Parts

    private static func matrix(_ rows: [[Float]]) throws -> DenseMatrix {
        try DenseMatrix(count: rows.count, dimension: rows.first?.count ?? 2) { row, components in
            for (index, value) in rows[row].enumerated() { components[index] = value }
        }
    }

    /// Rows and a query of whole numbers, whose products are exact in whatever order they are added.
    private static func wholeNumbers(_ count: Int, _ dimension: Int) -> (rows: [[Float]], query: [Float]) {
        var random = SplitMix64(seed: UInt64(count * 1000 + dimension))
        func row() -> [Float] { (0..<dimension).map { _ in Float(random.below(255)) - 127 } }
        return ((0..<count).map { _ in row() }, row())
    }

    private static func unit(_ dimension: Int, _ random: inout SplitMix64) -> [Float] {
        let row = (0..<dimension).map { _ in Float.random(in: -1...1, using: &random) }
        let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return row.map { $0 / length }
    }

    private static func steps(_ row: [Float]) -> (steps: [Int], scale: Float) {
        let greatest = row.map(abs).max() ?? 0
        guard greatest > 0 else { return (row.map { _ in 0 }, 0) }
        return (row.map { Int(($0 * (127 / greatest)).rounded()) }, greatest / 127)
    }

    private static func ranked(_ scores: [Float]) -> [DenseMatrix.Hit] {
        scores.enumerated().map { DenseMatrix.Hit(row: $0, score: $1) }
            .sorted { $0.score == $1.score ? $0.row < $1.row : $0.score > $1.score }
    }
}
