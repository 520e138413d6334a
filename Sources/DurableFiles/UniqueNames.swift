// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles

/// Names for files that are made of documents, no two alike, also where case does not count.
package struct UniqueNames {
    private var taken: Set<String> = []

    package init() {}

    /// `name`, or with `-2`, `-3`… before its extension where another document is called so.
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
