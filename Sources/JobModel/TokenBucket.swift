// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// An allowance that fills up evenly and is taken from: so much at once, so much in the long run.
///
/// It may be overdrawn, by costs that are known only afterwards; then it has to fill up to above zero again. A clock that
/// is set back neither fills nor empties it.
package struct TokenBucket: Sendable, Hashable {
    package var allowance: Allowance
    package var level: Double
    /// When `level` was true.
    package var asOf: Date

    /// A full bucket.
    package init(_ allowance: Allowance, now: Date) {
        self.init(allowance, level: allowance.burst, asOf: now)
    }

    package init(_ allowance: Allowance, level: Double, asOf: Date) {
        self.allowance = allowance
        self.level = level
        self.asOf = asOf
    }

    /// Fills up to what it holds at `now`.
    package mutating func fill(now: Date) {
        let elapsed = max(0, now.timeIntervalSince(asOf))
        level = min(allowance.burst, level + elapsed * allowance.perSecond)
        asOf = now
    }

    /// When it holds `amount`, or as much as it ever can; `asOf` when it does already.
    package func holds(_ amount: Double) -> Date {
        let missing = min(amount, allowance.burst) - level
        return missing <= 0 ? asOf : asOf.addingTimeInterval(missing / allowance.perSecond)
    }
}

/// How fast a token bucket fills, and how much it holds.
package struct Allowance: Codable, Sendable, Hashable {
    /// Above 0.
    package var perSecond: Double
    /// What can be taken at once; at least 1.
    package var burst: Double

    package init(perSecond: Double, burst: Double) {
        self.perSecond = max(perSecond, 1e-6)
        self.burst = max(1, burst)
    }
}
