// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The vectors of one collection in contiguous memory, weighted by how rare each component is there.
struct VectorIndex: Sendable {
    /// Of the collection when the index was made.
    let revision: Int
    private let dimension: Int
    private let rows: [Int64]
    /// Where each row's components begin, and one more for the end.
    private let starts: [Int]
    private let indices: [UInt32]
    private let values: [Float]
    /// `ln((rows + 1) / (rows with the component + 1)) + 1`, or all 1.
    private let weights: [Float]

    /// Components beyond `dimension` are left out.
    init(revision: Int, dimension: Int, usesWeights: Bool, vectors: [(row: Int64, vector: SparseVector)]) {
        self.revision = revision
        self.dimension = dimension
        var frequency = [Float](repeating: 0, count: dimension)
        for (_, vector) in vectors {
            for index in vector.indices where Int(index) < dimension { frequency[Int(index)] += 1 }
        }
        let count = Float(vectors.count)
        let weights = usesWeights ? frequency.map { log((count + 1) / ($0 + 1)) + 1 } : frequency.map { _ in Float(1) }
        var starts = [0]
        var indices: [UInt32] = []
        var values: [Float] = []
        for (_, vector) in vectors {
            let weighted = vector.weighted(by: weights)
            indices += weighted.indices
            values += weighted.values
            starts.append(indices.count)
        }
        rows = vectors.map(\.row)
        self.starts = starts
        self.indices = indices
        self.values = values
        self.weights = weights
    }

    /// The rows most alike `query`, best first, with their cosines; rows without anything in common are left out.
    ///
    /// Only `allowed` rows are looked at, where these are given.
    func nearest(_ query: SparseVector, limit: Int, allowed: Set<Int64>? = nil) -> [(row: Int64, cosine: Double)] {
        let weighted = query.weighted(by: weights)
        var dense = [Float](repeating: 0, count: dimension)
        for (index, value) in zip(weighted.indices, weighted.values) { dense[Int(index)] = value }
        var found: [(row: Int64, cosine: Double)] = []
        for row in rows.indices where allowed?.contains(rows[row]) != false {
            var sum: Float = 0
            for position in starts[row]..<starts[row + 1] { sum += dense[Int(indices[position])] * values[position] }
            if sum > 0 { found.append((rows[row], Double(sum))) }
        }
        found.sort { $0.cosine == $1.cosine ? $0.row < $1.row : $0.cosine > $1.cosine }
        return Array(found.prefix(limit))
    }
}
