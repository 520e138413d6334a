// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Takes numbers from the front of an input; 0 once it is used up.
struct ByteSource {
    private var rest: Data.SubSequence

    init(_ data: Data) { rest = data[...] }

    var isEmpty: Bool { rest.isEmpty }

    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    mutating func short() -> Int { Int(Int16(truncatingIfNeeded: Int(byte()) | Int(byte()) << 8)) }

    /// One of `choices`.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[Int(byte()) % choices.count] }
}
