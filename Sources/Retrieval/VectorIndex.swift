// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The vectors of one collection in memory, in segments: what comes later makes a segment of its own, what goes is struck
/// out, and all is made anew only when that is much.
struct VectorIndex: Sendable {
    let generation: Generation
    private(set) var segments: [Segment] = []
    /// `ln((rows + 1) / (rows with the component + 1)) + 1`; empty where rare components weigh no more than others.
    private var weights: [Float] = []

    /// Rows that came together.
    struct Segment: Sendable {
        /// Ascending.
        var rows: [Int64]
        /// Those that have not gone; `nil` while all are there.
        var live: RowSet?
        var body: Body
        /// For a sparse body, what its rows' steps are multiplied by.
        fileprivate var factors: [Float] = []

        var count: Int { live?.count ?? rows.count }

        enum Body: Sendable {
            case dense(DenseMatrix)
            case sparse(SparseMatrix)
        }

        init(rows: [Int64], body: Body) {
            self.rows = rows
            self.body = body
        }
    }

    init(_ generation: Generation) { self.generation = generation }

    /// More segments than this are made one.
    private static let mostSegments = 8

    /// The rows that must be read for the index to hold `present`, which is ascending; strikes out those that are gone.
    ///
    /// All of them, and the index is empty then, where so much has changed that it is better made anew.
    mutating func missing(from present: [Int64]) -> [Int64] {
        let known = Set(segments.flatMap(\.rows))
        let missing = present.filter { !known.contains($0) }
        let held = present.count - missing.count
        guard segments.count < Self.mostSegments, held * 5 >= known.count * 4 else {
            segments = []
            return present
        }
        if held < known.count {
            let present = Set(present)
            for index in segments.indices {
                let rows = segments[index].rows
                segments[index].live = RowSet(rows.indices.filter { present.contains(rows[$0]) }, capacity: rows.count)
            }
        }
        return missing
    }

    mutating func append(_ segment: Segment) { segments.append(segment) }

    /// Weighs the components anew; to be called after rows came or went.
    mutating func weigh() {
        guard generation.space.form != .dense else { return }
        var frequency = [Float](repeating: 0, count: generation.space.dimension)
        for case (.sparse(let matrix), let live) in segments.map({ ($0.body, $0.live) }) {
            matrix.addFrequencies(to: &frequency, live: live)
        }
        let count = Float(segments.reduce(0) { $0 + $1.count })
        let isWeighted = generation.space.form == .weighted
        weights = frequency.map { isWeighted ? log((count + 1) / ($0 + 1)) + 1 : 1 }
        for index in segments.indices {
            if case .sparse(let matrix) = segments[index].body {
                segments[index].factors = matrix.factors(weights: weights)
            }
        }
    }

    /// The rows most alike `query`, best first, with their cosines.
    ///
    /// Only `allowed` rows are looked at, where these are given. Rows that have nothing in common with a sparse query are
    /// left out. None for a query of another form.
    func nearest(
        _ query: Embedding.Vector,
        limit: Int,
        allowed: Set<Int64>? = nil
    ) -> [(row: Int64, cosine: Double)] {
        var found: [(row: Int64, cosine: Double)] = []
        for segment in segments {
            let rows = segment.allowed(allowed)
            switch (segment.body, query) {
            case (.dense(let matrix), .dense(let query)):
                let hits = matrix.nearest(query, limit: limit, allowed: rows)
                found += hits.map { (segment.rows[$0.row], Double($0.score)) }
            case (.sparse(let matrix), .sparse(let query)):
                found += nearest(query.weighted(twiceBy: weights), in: segment, matrix, limit: limit, allowed: rows)
            default: break
            }
        }
        found.sort { $0.cosine == $1.cosine ? $0.row < $1.row : $0.cosine > $1.cosine }
        return Array(found.prefix(limit))
    }

    private func nearest(
        _ query: SparseVector,
        in segment: Segment,
        _ matrix: SparseMatrix,
        limit: Int,
        allowed: RowSet?
    ) -> [(row: Int64, cosine: Double)] {
        let products = matrix.products(query)
        var best = BestRows(limit: limit)
        for row in products.indices where products[row] > 0 && allowed?.contains(row) != false {
            best.offer(row, products[row] * segment.factors[row])
        }
        return best.rows.map { (segment.rows[$0.row], Double($0.score)) }
    }
}

extension VectorIndex.Segment {
    /// The rows to be looked at, as places in the segment; `nil` for all.
    func allowed(_ wanted: Set<Int64>?) -> RowSet? {
        guard let wanted else { return live }
        return RowSet(
            rows.indices.lazy.filter { wanted.contains(rows[$0]) && live?.contains($0) != false },
            capacity: rows.count
        )
    }
}
