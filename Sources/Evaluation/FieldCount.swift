// SPDX-License-Identifier: GPL-3.0-or-later

/// How many values were expected, found, and found right.
package struct FieldCount: Sendable, Equatable {
    package var right: Int
    package var found: Int
    package var expected: Int

    package init(right: Int = 0, found: Int = 0, expected: Int = 0) {
        self.right = right
        self.found = found
        self.expected = expected
    }

    /// Right ones of those found; 1 where nothing was found.
    package var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
    /// Right ones of those expected; 1 where nothing was expected.
    package var recall: Double { expected == 0 ? 1 : Double(right) / Double(expected) }
    /// The harmonic mean of the two; 1 where there was nothing to find and nothing was found.
    package var f1: Double { isEmpty ? 1 : 2 * Double(right) / Double(found + expected) }

    package var isEmpty: Bool { found + expected == 0 }

    mutating func add(_ verdict: Verdict) {
        if verdict.found != nil { found += 1 }
        if verdict.expected != nil { expected += 1 }
        if verdict.isRight { right += 1 }
    }
}
