// SPDX-License-Identifier: GPL-3.0-or-later

/// The meanings of many offers by their components, so that one candidate is compared with all of them at once.
///
/// Two texts share few of their components, and only these are looked at.
struct MeaningTable: Sendable {
    private struct Holder {
        var place: Int32
        var value: Int32
    }

    private var holders: [UInt32: [Holder]] = [:]
    private let areKnown: [Bool]

    init(_ vectors: [MeaningVector?]) {
        areKnown = vectors.map { $0 != nil }
        for (place, vector) in vectors.enumerated() {
            guard let vector else { continue }
            for (index, value) in zip(vector.indices, vector.values) {
                holders[index, default: []].append(Holder(place: Int32(place), value: value))
            }
        }
    }

    /// What `MeaningVector.closeness` gives for each, `nil` where there is nothing to compare.
    func closeness(to vector: MeaningVector?) -> [Int?] {
        guard let vector else { return Array(repeating: nil, count: areKnown.count) }
        var sums = [Int64](repeating: 0, count: areKnown.count)
        for (index, value) in zip(vector.indices, vector.values) {
            for holder in holders[index] ?? [] { sums[Int(holder.place)] += Int64(holder.value) * Int64(value) }
        }
        return zip(sums, areKnown).map { $1 ? MeaningVector.thousandths($0) : nil }
    }
}
