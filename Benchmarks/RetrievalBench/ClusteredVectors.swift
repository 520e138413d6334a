// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import SeededRandom

/// Unit vectors in overlapping clusters with a part that all share, as embeddings of texts of one kind have.
struct ClusteredVectors {
    private let common: [Float]
    private let centres: [[Float]]
    private var random: SplitMix64

    init(dimension: Int, clusters: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        common = (0..<dimension).map { _ in Self.normal(&random) }
        // Components of later numbers vary less, as those along the lesser axes of real embeddings do.
        centres = (0..<clusters).map { _ in
            (0..<dimension).map { Self.normal(&random) / (1 + 4 * Float($0) / Float(dimension)) }
        }
        self.random = random
    }

    mutating func next() -> [Float] {
        var row = [Float](repeating: 0, count: common.count)
        row.withUnsafeMutableBufferPointer { fill($0) }
        return row
    }

    mutating func fill(_ row: UnsafeMutableBufferPointer<Float>) {
        let centre = random.pick(centres)
        var length: Float = 0
        for index in row.indices {
            let value = 0.6 * common[index] + centre[index] + 0.9 * Self.normal(&random)
            row[index] = value
            length += value * value
        }
        let factor = 1 / length.squareRoot()
        for index in row.indices { row[index] *= factor }
    }

    /// Nearly normal: the sum of twelve numbers of 16 bits each, less its mean (Irwin-Hall).
    private static func normal(_ random: inout SplitMix64) -> Float {
        var sum: UInt64 = 0
        for _ in 0..<3 {
            let bits = random.next()
            sum += (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + bits >> 48
        }
        return Float(sum) / 65_536 - 6
    }
}
