// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// One number over time as people write it, `60/m`: so many in each second, minute, hour or day.
package struct RateSetting: Sendable, Equatable {
    package var count: Double
    /// Seconds.
    package var period: Double

    private static let periods: [Substring: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]

    /// Reads `60/m`; `nil` for anything else, and for nothing at all.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let period = Self.periods[parts[1]], let count = Double(parts[0]), count.isFinite,
            count >= 1e-3, count <= 1e12
        else { return nil }
        self.count = count
        self.period = period
    }

    /// `burst` is what can be taken at once.
    package func allowance(burst: Double) -> Allowance { Allowance(perSecond: count / period, burst: burst) }
}
