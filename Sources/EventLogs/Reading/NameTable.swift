// SPDX-License-Identifier: GPL-3.0-or-later

/// Names by small numbers.
struct NameTable {
    private var numbers: [String: Int32] = [:]
    private(set) var names: [String] = []

    /// The number of a name, a new one where it is new.
    mutating func number(of name: String) -> Int32 {
        if let number = numbers[name] { return number }
        let number = Int32(names.count)
        numbers[name] = number
        names.append(name)
        return number
    }

    /// Sorts the names, drops those not in use, and gives for each old number the new one.
    mutating func sort(using used: [Bool]) -> [Int32] {
        let order = names.indices.filter { used[$0] }.sorted { names[$0] < names[$1] }
        var renumbered = [Int32](repeating: -1, count: names.count)
        for (place, old) in order.enumerated() { renumbered[old] = Int32(place) }
        names = order.map { names[$0] }
        numbers = [:]
        return renumbered
    }
}
