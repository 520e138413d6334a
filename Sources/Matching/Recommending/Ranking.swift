// SPDX-License-Identifier: GPL-3.0-or-later

/// Orders places by their points.
enum Ranking {
    /// The most points there are, in tenths.
    private static let most = 1000

    /// The places with points above 0, highest first; of equal points the earlier place first.
    ///
    /// Takes time in proportion to the places: points are few, so that counting them is enough.
    static func order(of count: Int, where isWanted: (Int) -> Bool = { _ in true }, _ value: (Int) -> UInt16) -> [Int32]
    {
        var starts = [Int32](repeating: 0, count: most + 2)
        for place in 0..<count {
            let points = Int(value(place))
            if points > 0, isWanted(place) { starts[most - min(points, most) + 1] += 1 }
        }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var order = [Int32](repeating: 0, count: Int(starts[most]))
        for place in 0..<count {
            let points = Int(value(place))
            guard points > 0, isWanted(place) else { continue }
            let bucket = most - min(points, most)
            order[Int(starts[bucket])] = Int32(place)
            starts[bucket] += 1
        }
        return order
    }

    /// The first of that order.
    static func best(_ limit: Int, of values: [UInt16]) -> Set<Int> {
        Set(order(of: values.count) { values[$0] }.prefix(limit).map(Int.init))
    }
}
