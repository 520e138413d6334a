// SPDX-License-Identifier: GPL-3.0-or-later

extension ColumnFinder.Gutter {
    /// Where both columns end: at the first row below the shorter one from which on all is painted after them.
    ///
    /// A list of two columns ends where the next title is painted, though that title is as short as a column. What only
    /// goes on in the column painted last belongs to it.
    func end(in all: Rows) -> Int {
        guard let shorter = shorterEnd(in: all), shorter + 1 < rows.upperBound,
            let end = starts(in: all).first(where: { $0 > shorter })
        else { return rows.upperBound }
        // A table goes to and fro; only columns are painted one after the other.
        let sides = all[rows: rows.lowerBound..<end].filter { !$0.traits.contains(.bullet) }
            .sorted { $0.order < $1.order }.map { $0.centerX < middle }
        let changes = zip(sides, sides.dropFirst()).count { $0 != $1 }
        let goesOn = all[rows: end..<rows.upperBound].allSatisfy { ($0.centerX < middle) == sides.last }
        return changes == 1 && !goesOn ? end : rows.upperBound
    }

    /// The last row of the side that ends first.
    private func shorterEnd(in all: Rows) -> Int? {
        let left = rows.last { all[$0].contains { $0.centerX < middle } }
        let right = rows.last { all[$0].contains { $0.centerX >= middle } }
        guard let left, let right else { return nil }
        return min(left, right)
    }

    /// The rows, but the first, from which on all is painted after what stands above them; some programs paint bullets
    /// after all text.
    func starts(in all: Rows) -> [Int] {
        let orders = rows.map { all[$0].filter { !$0.traits.contains(.bullet) }.map(\.order) }
        var first = [Int32](repeating: .max, count: orders.count + 1)
        for (place, row) in orders.enumerated().reversed() { first[place] = min(first[place + 1], row.min() ?? .max) }
        var result: [Int] = []
        var last = Int32.min
        for (place, row) in orders.enumerated() {
            if place > 0, first[place] > last { result.append(rows.lowerBound + place) }
            last = max(last, row.max() ?? .min)
        }
        return result
    }
}
