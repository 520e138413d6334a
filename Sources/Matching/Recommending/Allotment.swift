// SPDX-License-Identifier: GPL-3.0-or-later

/// Fills lists in which nobody stands more often than allowed.
///
/// Every list first takes whom it would choose. Whoever then stands in too many lists stays in those where they score
/// highest (of equal scores in the earlier lists); the others choose again without them, until all is settled. So no list
/// loses anybody to a list that suits them less, and the order in which lists are filled decides nothing.
struct Allotment {
    /// The members of each list, in the order of the choice.
    private(set) var lists: [[Int]]
    /// Those that a list had to do without, as they stand in enough others.
    private(set) var refused: [Set<Int>]

    /// `choose` gives the members of a list that are not in the set; `value` what a member is worth to a list.
    init(
        lists count: Int,
        members: Int,
        cap: Int,
        value: (_ list: Int, _ member: Int) -> UInt16,
        choose: (_ list: Int, _ without: Set<Int>) -> [Int]
    ) {
        lists = Array(repeating: [], count: count)
        refused = Array(repeating: [], count: count)
        var holders: [[Int32]] = Array(repeating: [], count: members)
        var open = Array(0..<count)
        while !open.isEmpty {
            var crowded: Set<Int> = []
            for list in open {
                let chosen = choose(list, refused[list])
                let (before, now) = (Set(lists[list]), Set(chosen))
                for member in before.subtracting(now) { holders[member].removeAll { $0 == Int32(list) } }
                for member in chosen where !before.contains(member) {
                    holders[member].append(Int32(list))
                    if holders[member].count > cap { crowded.insert(member) }
                }
                lists[list] = chosen
            }
            var reopened: Set<Int> = []
            for member in crowded.sorted() where holders[member].count > cap {
                holders[member].sort { (value(Int($1), member), $0) < (value(Int($0), member), $1) }
                for list in holders[member][cap...] {
                    refused[Int(list)].insert(member)
                    reopened.insert(Int(list))
                }
            }
            // A list that is reopened gives its place up itself when it chooses again.
            open = reopened.sorted()
        }
    }
}
