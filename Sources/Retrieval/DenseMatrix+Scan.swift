// SPDX-License-Identifier: GPL-3.0-or-later

extension DenseMatrix {
    /// Ways to look through the rows.
    package enum Scan: Sendable, Equatable {
        /// Every row as it is.
        case exact
        /// Every row as bytes, then the best `keep` times the limit as they are.
        case bytes(keep: Int)
        /// Every row as signs, the best `keep` times the limit as bytes, and the best eight times the limit of these as
        /// they are.
        case signs(keep: Int)

        /// Up to so many rows are looked at as they are, and up to so many as bytes.
        static let mostExact = 4096
        static let mostBytes = 32_768
    }
}

extension DenseMatrix.Scan {
    /// What the choice is to find of the true neighbours of its sample, which is few: so much that 0.98 hold for all.
    private static let wanted = 0.995
    /// Rows that serve as queries.
    private static let sample = 48
    private static let limit = 10
    private static let keeps = [64, 128, 256, 512, 1024]
    /// Signs must leave at least so many times what they keep behind, or bytes are as quick.
    private static let leastRatio = 8

    /// The least number of rows to keep by their signs that finds the neighbours of some of the rows, or bytes where none
    /// does.
    ///
    /// How much signs tell depends on the vectors far more than on their number: where neighbours are nearly equally far,
    /// a hundred times the limit finds less than nine in ten. Bytes lose nothing, so that they say what is true. The rows
    /// that serve are spread evenly, and the same for the same matrix.
    package static func measured(on matrix: DenseMatrix) -> DenseMatrix.Scan {
        let keeps = keeps.filter { $0 * limit * leastRatio <= matrix.count }
        guard let most = keeps.last else { return .bytes(keep: 4) }
        var found = [Int](repeating: 0, count: keeps.count)
        var all = 0
        for number in 0..<min(sample, matrix.count) {
            let row = number * matrix.count / sample
            let query = matrix.row(row)
            // A row is its own neighbour, which says nothing.
            let truth = matrix.nearest(query, limit: limit + 1, scan: .bytes(keep: 4)).map(\.row).filter { $0 != row }
            let rough = matrix.roughlyNearest(query, limit: most * limit + 1, scan: .signs(keep: 1))
            let places = Dictionary(rough.enumerated().map { ($1.row, $0) }) { first, _ in first }
            for neighbour in truth.prefix(limit) {
                all += 1
                guard let place = places[neighbour] else { continue }
                for (index, keep) in keeps.enumerated() where place <= keep * limit { found[index] += 1 }
            }
        }
        let chosen = keeps.indices.first { Double(found[$0]) >= wanted * Double(all) }
        return chosen.map { .signs(keep: keeps[$0]) } ?? .bytes(keep: 4)
    }
}
