// SPDX-License-Identifier: GPL-3.0-or-later

/// Random numbers that are the same in every run, on every machine (SplitMix64; Steele, Lea, Flood 2014).
struct FixedRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 below `limit`, which is positive.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// A number from 0 below 1.
    mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    /// `count` of the numbers below `limit`, ascending; all of them where there are no more.
    mutating func sample(_ count: Int, below limit: Int) -> [Int] {
        guard limit > count else { return Array(0..<limit) }
        var numbers = Array(0..<limit)
        for place in 0..<count { numbers.swapAt(place, place + below(limit - place)) }
        return numbers[..<count].sorted()
    }
}
