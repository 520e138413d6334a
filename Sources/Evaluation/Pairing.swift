// SPDX-License-Identifier: GPL-3.0-or-later

/// Pairs two lists one to one so that the sum of points is greatest; what has no points with anything stays alone.
///
/// The Hungarian method, cubic in the longer list (H. W. Kuhn 1955, in the form with potentials).
struct Pairing: Equatable {
    private(set) var pairs: [Pair] = []
    /// Indices of the first list that have no partner.
    private(set) var left: [Int] = []
    /// Indices of the second list that have no partner.
    private(set) var right: [Int] = []

    struct Pair: Equatable {
        var left: Int
        var right: Int
    }

    init(_ leftCount: Int, _ rightCount: Int, points: (Int, Int) -> Int) {
        let size = max(leftCount, rightCount)
        let table = (0..<size).map { row in
            (0..<size).map { row < leftCount && $0 < rightCount ? max(0, points(row, $0)) : 0 }
        }
        let partners = Self.assign(table)
        for row in 0..<leftCount where table[row][partners[row]] > 0 {
            pairs.append(Pair(left: row, right: partners[row]))
        }
        let used = (left: Set(pairs.map(\.left)), right: Set(pairs.map(\.right)))
        left = (0..<leftCount).filter { !used.left.contains($0) }
        right = (0..<rightCount).filter { !used.right.contains($0) }
    }

    /// The column of each row of a square table.
    private static func assign(_ table: [[Int]]) -> [Int] {
        let size = table.count
        // Rows and columns count from 1; column 0 holds the row that looks for a place.
        var potentials = (row: [Int](repeating: 0, count: size + 1), column: [Int](repeating: 0, count: size + 1))
        var rowOf = [Int](repeating: 0, count: size + 1)
        for row in stride(from: 1, through: size, by: 1) {
            rowOf[0] = row
            let (free, before) = shortestPath(table, rowOf: rowOf, potentials: &potentials)
            var column = free
            while column != 0 {
                rowOf[column] = rowOf[before[column]]
                column = before[column]
            }
        }
        var result = [Int](repeating: 0, count: size)
        for column in stride(from: 1, through: size, by: 1) { result[rowOf[column] - 1] = column - 1 }
        return result
    }

    /// The nearest free column, and for each column the one before it on the way there.
    private static func shortestPath(
        _ table: [[Int]],
        rowOf: [Int],
        potentials: inout (row: [Int], column: [Int])
    ) -> (free: Int, before: [Int]) {
        let size = table.count
        var before = [Int](repeating: 0, count: size + 1)
        var distance = [Int](repeating: .max, count: size + 1)
        var isVisited = [Bool](repeating: false, count: size + 1)
        var column = 0
        while rowOf[column] != 0 {
            isVisited[column] = true
            let row = rowOf[column]
            var step = Int.max
            var next = 0
            for other in 1...size where !isVisited[other] {
                let cost = -table[row - 1][other - 1] - potentials.row[row] - potentials.column[other]
                if cost < distance[other] { (distance[other], before[other]) = (cost, column) }
                if distance[other] < step { (step, next) = (distance[other], other) }
            }
            for other in 0...size {
                if isVisited[other] {
                    potentials.row[rowOf[other]] += step
                    potentials.column[other] -= step
                } else if distance[other] != .max {
                    distance[other] -= step
                }
            }
            column = next
        }
        return (column, before)
    }
}
