// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// In which order jobs are claimed: the lowest rank first.
///
/// Priorities age: each level counts as ten minutes of waiting, so that no job waits for ever behind a stream of more
/// urgent ones. All jobs grow older at the same pace, so that their order never changes and can stand in an index:
/// the rank is the moment of submission in milliseconds, less ten minutes a level.
package enum ClaimRank {
    /// Seconds of waiting that one level of priority is worth.
    package static let level = 600.0
    /// Priorities beyond these bounds count as the bound: about seven days of waiting.
    package static let bounds = -1000...1000

    /// The rank of a job of this priority, submitted at this moment.
    package static func rank(priority: Int, submittedAt: Date) -> Int64 {
        let level = min(max(priority, bounds.lowerBound), bounds.upperBound)
        return Int64(submittedAt.timeIntervalSince1970 * 1000) - Int64(level) * Int64(Self.level * 1000)
    }
}
