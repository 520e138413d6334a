// SPDX-License-Identifier: GPL-3.0-or-later
import SeededRandom
import Testing

@testable import Evaluation

@Suite("Pairing entries")
struct PairingTests {
    @Test("the greatest sum is found where the best pair first would miss it")
    func optimal() {
        let points = [[9, 8], [8, 0]]
        let pairing = Pairing(2, 2) { points[$0][$1] }
        #expect(pairing.pairs == [.init(left: 0, right: 1), .init(left: 1, right: 0)])
    }

    @Test("what has no points with anything stays alone")
    func alone() {
        let pairing = Pairing(3, 1) { left, _ in left == 1 ? 5 : 0 }
        #expect(pairing.pairs == [.init(left: 1, right: 0)] && pairing.left == [0, 2] && pairing.right.isEmpty)
        #expect(Pairing(0, 2) { _, _ in 1 }.right == [0, 1])
        #expect(Pairing(0, 0) { _, _ in 1 }.pairs.isEmpty)
    }

    @Test("the sum is that of the best of all orders, for tables of chance")
    func chance() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<200 {
            let (rows, columns) = (Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random))
            let table = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: 0...9, using: &random) } }
            let pairing = Pairing(rows, columns) { table[$0][$1] }
            #expect(pairing.pairs.reduce(0) { $0 + table[$1.left][$1.right] } == Self.best(table, 0, []))
            #expect(Set(pairing.pairs.map(\.right)).count == pairing.pairs.count)
        }
    }

    private static func best(_ table: [[Int]], _ row: Int, _ used: Set<Int>) -> Int {
        guard row < table.count else { return 0 }
        let places = table[row].indices.filter { !used.contains($0) }
        return places.reduce(best(table, row + 1, used)) { most, place in
            max(most, table[row][place] + best(table, row + 1, used.union([place])))
        }
    }
}
