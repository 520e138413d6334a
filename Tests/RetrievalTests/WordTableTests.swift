// SPDX-License-Identifier: GPL-3.0-or-later
import SeededRandom
import Testing

@testable import Retrieval

@Suite("Numbers of words")
struct WordTableTests {
    @Test("words get the numbers that a dictionary of their bytes gives them, through every growth")
    func dictionary() {
        var random = SplitMix64(seed: 31)
        var table = WordTable()
        var plain: [[UInt8]: Int] = [:]
        for _ in 0..<20_000 {
            let word = (0..<random.below(4)).map { _ in UInt8(truncatingIfNeeded: random.below(24)) }
            let found = word.withUnsafeBufferPointer { table.number(of: $0) }
            #expect(found.isNew == (plain[word] == nil))
            #expect(found.number == plain[word] ?? plain.count)
            plain[word] = found.number
        }
        #expect(table.count == plain.count)
        table.removeAll()
        let again = [UInt8(1)].withUnsafeBufferPointer { table.number(of: $0) }
        #expect(again.isNew && again.number == 0 && table.count == 1)
    }
}
