// SPDX-License-Identifier: GPL-3.0-or-later

/// delays.json: how long steps and whole cases take, and how much longer those that go on will.
package struct DelayReport: Codable, Sendable, Equatable {
    package var schema = 1
    /// When the run was submitted.
    package var generatedAt: String
    /// Up to when events were looked at.
    package var asOf: String
    package var log: LogFacts
    /// Under so many passages nothing is estimated.
    package var minimumCases: Int
    /// So many passages of the parent are added to each group.
    package var priorCases: Double
    package var coverage: Coverage
    /// The whole case first, then steps by name; in each all segments together, then one by one.
    package var groups: [Group]
    /// Groups that are too many to be told of, the smallest ones.
    package var groupsLeftOut: Int
    /// Cases that go on, the longest first.
    package var open: [OpenCase]
    package var openCases: Int
    /// Of those the ones that only delays.csv has.
    package var openLeftOut: Int

    /// A step, or the whole case, in one segment or all.
    package struct Group: Codable, Sendable, Equatable {
        /// `nil` for the whole case.
        package var step: String?
        /// `nil` for all segments together.
        package var segment: String?
        /// Passages, those that ended, and those that go on.
        package var n: Int
        package var closed: Int
        package var open: Int
        package var status: Status
        /// Days within which half, four fifths and 95 of 100 have ended; `nil` where the curve does not fall so far.
        package var p50: Estimate?
        package var p80: Estimate?
        package var p95: Estimate?
        /// The longest time that any passage was watched, in days.
        package var longestDays: Double
        /// What the parent weighs in the estimate, from 0 to 1: prior / (prior + n).
        package var parentWeight: Double
        /// What is left, for passages that have taken so long already.
        package var given: [Given]
        package var coverage: Coverage?
        package var curve: [CurvePoint]

        private enum CodingKeys: String, CodingKey {
            case step, segment, n, closed, open, status, p50, p80, p95, coverage, curve
            case longestDays = "longest_days"
            case parentWeight = "parent_weight"
            case given = "given_elapsed"
        }
    }

    /// Whether there is an estimate.
    package enum Status: String, Codable, Sendable {
        case estimated
        case tooFewCases = "too_few_cases"
        case noneClosed = "none_closed"
    }

    /// Days with their 95% limits; a limit that the passages do not tell is left out.
    package struct Estimate: Codable, Sendable, Equatable {
        package var days: Double
        package var low: Double?
        package var high: Double?
    }

    /// Days that are still left after some.
    package struct Given: Codable, Sendable, Equatable {
        package var elapsedDays: Double
        /// Passages watched for longer than that.
        package var atRisk: Int
        package var remaining: Remaining

        private enum CodingKeys: String, CodingKey {
            case elapsedDays = "elapsed_days"
            case atRisk = "at_risk"
            case remaining
        }
    }

    /// Days until half, four fifths and 95 of 100 such passages have ended; left out where the curve does not tell.
    package struct Remaining: Codable, Sendable, Equatable {
        package var p50: Double?
        package var p80: Double?
        package var p95: Double?
    }

    /// How often the P80 of earlier passages held for later ones.
    package struct Coverage: Codable, Sendable, Equatable {
        /// The day on which the later ones begin.
        package var splitAt: String
        /// Later passages that began early enough to show it.
        package var n: Int
        package var covered: Int
        /// covered / n; `nil` under the minimum.
        package var share: Double?

        private enum CodingKeys: String, CodingKey {
            case n, covered, share
            case splitAt = "split_at"
        }
    }

    /// A point of a curve: from these days on this share goes on.
    package struct CurvePoint: Codable, Sendable, Equatable {
        package var days: Double
        package var share: Double
        /// The 95% limits of the share.
        package var low: Double
        package var high: Double
        package var atRisk: Int

        private enum CodingKeys: String, CodingKey {
            case days, share, low, high
            case atRisk = "at_risk"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case schema, log, coverage, groups, open
        case generatedAt = "generated_at"
        case asOf = "as_of"
        case minimumCases = "minimum_cases"
        case priorCases = "prior_cases"
        case groupsLeftOut = "groups_left_out"
        case openCases = "open_cases"
        case openLeftOut = "open_left_out"
    }
}
