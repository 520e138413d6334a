// SPDX-License-Identifier: GPL-3.0-or-later

/// Which of some entries are of one person, by what links them: a value without database or clock.
///
/// What somebody decided counts before what is found. Two entries that were told apart never come together, through a
/// third neither. Equal inputs give equal groups, in whatever order they come.
struct PersonGroups {
    struct Pair: Hashable, Comparable {
        var first: String
        var second: String

        init(_ one: String, _ other: String) { (first, second) = one < other ? (one, other) : (other, one) }

        static func < (left: Pair, right: Pair) -> Bool { (left.first, left.second) < (right.first, right.second) }
    }

    /// The members of each group, sorted; the groups by their first member.
    let groups: [[String]]

    init(_ entries: [String], found: Set<Pair>, decisions: [Pair: PersonDecision]) {
        var root = Dictionary(uniqueKeysWithValues: entries.map { ($0, $0) })
        var members = Dictionary(uniqueKeysWithValues: entries.map { ($0, Set([$0])) })
        var strangers: [String: Set<String>] = [:]
        for (pair, decision) in decisions where decision == .apart {
            strangers[pair.first, default: []].insert(pair.second)
            strangers[pair.second, default: []].insert(pair.first)
        }
        let decided = decisions.filter { $0.value == .same }.keys.sorted()
        for pair in decided + found.filter({ decisions[$0] == nil }).sorted() {
            guard let one = root[pair.first], let other = root[pair.second], one != other,
                let left = members[one], let right = members[other],
                !left.contains(where: { strangers[$0].map { !$0.isDisjoint(with: right) } ?? false })
            else { continue }
            let (kept, gone) = left.count >= right.count ? (one, other) : (other, one)
            for member in members[gone] ?? [] { root[member] = kept }
            members[kept] = left.union(right)
            members[gone] = nil
        }
        groups = members.values.map { $0.sorted() }.sorted { ($0.first ?? "") < ($1.first ?? "") }
    }

    /// The person of each entry: a group keeps the one that most of its members had, the older of equals, unless more
    /// members of another group had it.
    ///
    /// `fresh` makes the id of a person who was none before.
    func persons(_ known: [String: String], fresh: () -> String) -> [String: String] {
        var claims: [(count: Int, person: String, group: Int)] = []
        for (index, group) in groups.enumerated() {
            let counts = Dictionary(grouping: group.compactMap { known[$0] }) { $0 }.mapValues(\.count)
            claims += counts.map { ($0.value, $0.key, index) }
        }
        claims.sort { ($1.count, $0.person, $0.group) < ($0.count, $1.person, $1.group) }
        var person: [Int: String] = [:]
        var taken: Set<String> = []
        for claim in claims where person[claim.group] == nil && taken.insert(claim.person).inserted {
            person[claim.group] = claim.person
        }
        var result: [String: String] = [:]
        for (index, group) in groups.enumerated() {
            let id = person[index] ?? fresh()
            for member in group { result[member] = id }
        }
        return result
    }
}
