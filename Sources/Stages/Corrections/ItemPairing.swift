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
        let counts = open.map { items[$0].leafCounts }
        if counts.reduce(0, { $0 + $1.count }) * free.count <= Self.most {
            pairAlike(counts, open, others, free)
        } else {
            let rest = Set(free)
            for index in open where rest.contains(index) { places[index] = index }
        }
    }

    private mutating func pairAlike(_ own: [[String: Int]], _ open: [Int], _ others: [JSONValue], _ free: [Int]) {
        let their = free.map { others[$0].leafCounts }
        var pairs: [(shared: Int, distance: Int, item: Int, other: Int)] = []
        for (i, item) in open.enumerated() {
            for (j, other) in free.enumerated() {
                let shared = own[i].reduce(0) { $0 + min($1.value, their[j][$1.key] ?? 0) }
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

extension JSONValue {
    /// How often each value stands at each place, places in lists being one.
    var leafCounts: [String: Int] {
        var counts: [String: Int] = [:]
        count(at: "", into: &counts)
        return counts
    }

    private func count(at place: String, into counts: inout [String: Int]) {
        switch self {
        case .object(let object):
            for (key, value) in object.members { value.count(at: "\(place)/\(key)", into: &counts) }
        case .array(let items): for item in items { item.count(at: place + "/", into: &counts) }
        case .null, .bool, .integer, .number, .string: counts["\(place)=\(text)", default: 0] += 1
        }
    }
}
