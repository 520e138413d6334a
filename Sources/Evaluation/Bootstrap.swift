// SPDX-License-Identifier: GPL-3.0-or-later

/// How sure a mean is, by drawing the questions again and again with repetition.
package struct Bootstrap: Sendable {
    package let samples: Int
    private let seed: UInt64

    package init(samples: Int = 10_000, seed: UInt64 = 20_261_122) {
        self.samples = samples
        self.seed = seed
    }

    /// The range that holds 95 % of the means of samples as large as `values`; `nil` for fewer than two.
    ///
    /// For paired values give their differences: a range beside 0 says that one is better. The same values always give
    /// the same range.
    package func interval(_ values: [Double]) -> ClosedRange<Double>? {
        guard values.count > 1 else { return nil }
        var random = SplitMix(state: seed)
        var means = (0..<samples).map { _ in
            var sum = 0.0
            for _ in values.indices { sum += values[Int.random(in: values.indices, using: &random)] }
            return sum / Double(values.count)
        }
        means.sort()
        let tail = samples / 40
        return means[tail]...means[samples - 1 - tail]
    }

    /// SplitMix64 (https://prng.di.unimi.it/splitmix64.c).
    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }
}
