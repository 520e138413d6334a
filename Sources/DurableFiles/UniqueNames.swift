// SPDX-License-Identifier: GPL-3.0-or-later

/// Names for files of one folder, no two alike, also where case does not count, as on a Windows share.
package struct UniqueNames {
    private var taken: Set<String>

    /// `taken` are names that nothing gets.
    package init(taken: [String] = []) { self.taken = Set(taken.map { $0.lowercased() }) }

    /// `name`, or with `-2`, `-3`… before its extension where another is called so.
    package mutating func next(_ name: String) -> String {
        var candidate = name
        var number = 1
        while !taken.insert(candidate.lowercased()).inserted {
            number += 1
            candidate = FileNames.numbered(name, number)
        }
        return candidate
    }
}
