// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

/// Which item of another list each item of a list was made from: equal ones first, then those that share most.
struct ItemPairing {
    /// For each item the place in the other list; `nil` for an item of its own.
    private(set) var places: [Int?]

    /// Above so many comparisons of values items that differ are paired by their places alone.
    private static let most = 2_000_000

    init(_ items: [JSONValue], with others: [JSONValue]) {
        places = Array(repeating: nil, count: items.count)
        var equal: [String: [Int]] = [:]
        for (place, other) in others.enumerated().reversed() { equal[other.canonical.text, default: []].append(place) }
        for index in items.indices { places[index] = equal[items[index].canonical.text]?.popLast() }
        let taken = Set(places.compactMap { $0 })
        let open = items.indices.filter { places[$0] == nil }
        let free = others.indices.filter { !taken.contains($0) }
        let counts = open.map { LeafCounts(items[$0]) }
        if counts.reduce(0, { $0 + $1.places }) * free.count <= Self.most {
            pairAlike(counts, open, others, free)
        } else {
            let rest = Set(free)
            for index in open where rest.contains(index) { places[index] = index }
        }
    }

    private mutating func pairAlike(_ own: [LeafCounts], _ open: [Int], _ others: [JSONValue], _ free: [Int]) {
        let their = free.map { LeafCounts(others[$0]) }
        var pairs: [(shared: Int, distance: Int, item: Int, other: Int)] = []
        for (i, item) in open.enumerated() {
            for (j, other) in free.enumerated() {
                let shared = own[i].shared(with: their[j])
                if shared > 0 { pairs.append((shared, abs(item - other), item, other)) }
            }
        }
        var taken: Set<Int> = []
        for pair in pairs.sorted(by: { ($1.shared, $0.distance, $0.item) < ($0.shared, $1.distance, $1.item) })
        where places[pair.item] == nil && taken.insert(pair.other).inserted {
            places[pair.item] = pair.other
        }
    }
}
