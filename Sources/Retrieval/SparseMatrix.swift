// SPDX-License-Identifier: GPL-3.0-or-later

/// Sparse vectors in contiguous memory, by component: which rows have it, and how much.
///
/// A component of a row takes 5 bytes. Nothing changes after `init`.
final class SparseMatrix: Sendable {
    let count: Int
    let dimension: Int
    /// Where each component's rows begin, and one more for the end.
    private let starts: [Int]
    private let rows: [UInt32]
    private let steps: [Int8]

    /// Components beyond `dimension` are left out.
    init(_ vectors: [SparseSteps], dimension: Int) {
        count = vectors.count
        self.dimension = dimension
        var ends = [Int](repeating: 0, count: dimension + 1)
        for vector in vectors {
            for index in vector.indices where Int(index) < dimension { ends[Int(index)] += 1 }
        }
        var total = 0
        for index in 0...dimension {
            let size = ends[index]
            ends[index] = total
            total += size
        }
        starts = ends
        var rows = [UInt32](repeating: 0, count: total)
        var steps = [Int8](repeating: 0, count: total)
        for (row, vector) in vectors.enumerated() {
            for (position, index) in vector.indices.enumerated() where Int(index) < dimension {
                rows[ends[Int(index)]] = UInt32(row)
                steps[ends[Int(index)]] = vector.steps[position]
                ends[Int(index)] += 1
            }
        }
        self.rows = rows
        self.steps = steps
    }

    /// Adds to `frequency` how many of the rows that count have each component.
    func addFrequencies(to frequency: inout [Float], live: RowSet?) {
        for index in 0..<dimension {
            let range = starts[index]..<starts[index + 1]
            guard let live else {
                frequency[index] += Float(range.count)
                continue
            }
            for position in range where live.contains(Int(rows[position])) { frequency[index] += 1 }
        }
    }

    /// What each row's steps are multiplied by for the weighted row to have length 1.
    func factors(weights: [Float]) -> [Float] {
        var squares = [Float](repeating: 0, count: count)
        for index in 0..<dimension {
            let weight = weights[index]
            for position in starts[index]..<starts[index + 1] {
                let value = Float(steps[position]) * weight
                squares[Int(rows[position])] += value * value
            }
        }
        return squares.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    }

    /// The inner product of each row's steps with the query.
    func products(_ query: SparseVector) -> [Float] {
        var sums = [Float](repeating: 0, count: count)
        sums.withUnsafeMutableBufferPointer { sums in
            rows.withUnsafeBufferPointer { rows in
                steps.withUnsafeBufferPointer { steps in
                    for (index, value) in zip(query.indices, query.values) where Int(index) < dimension {
                        for position in starts[Int(index)]..<starts[Int(index) + 1] {
                            sums[Int(rows[position])] += Float(steps[position]) * value
                        }
                    }
                }
            }
        }
        return sums
    }
}
