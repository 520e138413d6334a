// SPDX-License-Identifier: GPL-3.0-or-later

/// The meanings of many offers by their components, so that one candidate is compared with all of them at once.
///
/// Two texts share few of their components, and only these are looked at.
package struct MeaningTable: Sendable {
    /// Of one offer, one component.
    private struct Holder {
        var index: UInt32
        var place: Int32
        var value: Int32
    }

    /// By drawer, which holds the components whose numbers end alike.
    private let holders: [Holder]
    /// Where the holders of each drawer begin, and where those of the last one end.
    private let starts: [Int32]
    private let areKnown: [Bool]
    /// Of vectors with all their components, which are compared one by one.
    private let dense: [MeaningVector?]

    private static let drawers = 1 << 16
    private static func drawer(_ index: UInt32) -> Int { Int(index) & (drawers - 1) }

    package init(_ vectors: [MeaningVector?]) {
        dense = vectors.contains { $0?.isDense == true } ? vectors : []
        areKnown = vectors.map { $0 != nil }
        let all = vectors.enumerated().flatMap { place, vector in
            vector.map { vector in
                zip(vector.indices, vector.values).map { Holder(index: $0, place: Int32(place), value: $1) }
            } ?? []
        }
        holders = all.sorted {
            (Self.drawer($0.index), $0.index, $0.place) < (Self.drawer($1.index), $1.index, $1.place)
        }
        var starts = [Int32](repeating: 0, count: Self.drawers + 1)
        for holder in all { starts[Self.drawer(holder.index) + 1] += 1 }
        for drawer in 0..<Self.drawers { starts[drawer + 1] += starts[drawer] }
        self.starts = starts
    }

    /// What `MeaningVector.closeness` gives for each, `nil` where there is nothing to compare.
    package func closeness(to vector: MeaningVector?) -> [Int?] {
        guard let vector else { return Array(repeating: nil, count: areKnown.count) }
        guard dense.isEmpty else { return dense.map { $0.map { vector.closeness(to: $0) } } }
        var sums = [Int64](repeating: 0, count: areKnown.count)
        for position in vector.indices.indices {
            let index = vector.indices[position]
            let value = Int64(vector.values[position])
            let drawer = Self.drawer(index)
            for place in Int(starts[drawer])..<Int(starts[drawer + 1]) where holders[place].index == index {
                sums[Int(holders[place].place)] += Int64(holders[place].value) * value
            }
        }
        return zip(sums, areKnown).map { $1 ? MeaningVector.thousandths($0) : nil }
    }
}
