// SPDX-License-Identifier: GPL-3.0-or-later
import SeededRandom

extension SplitMix64 {
    /// Whether something of this probability happens.
    mutating func happens(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }
}
