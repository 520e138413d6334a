// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel

/// What one server allows a minute, and what is left of it.
///
/// A prompt is taken for what it may use at the most; what it did not use comes back when its answer is there.
struct EndpointRate: Sendable, Equatable {
    private var requests: TokenBucket?
    private var tokens: TokenBucket?

    /// At once a server gets what it allows in ten seconds.
    init(_ rate: ModelRate, now: Date) {
        let bucket = { (perMinute: Double?) in
            perMinute.map { TokenBucket(Allowance(perSecond: $0 / 60, burst: $0 / 6), now: now) }
        }
        requests = bucket(rate.requestsPerMinute)
        tokens = bucket(rate.tokensPerMinute)
    }

    /// When a prompt of so many tokens, with its answer, may go; a moment that is past where it may now.
    func opens(for used: Int, now: Date) -> Date {
        var copy = self
        copy.fill(now)
        return max(
            copy.requests?.holds(1) ?? .distantPast,
            copy.tokens?.holds(Double(used)) ?? .distantPast
        )
    }

    mutating func take(_ used: Int, now: Date) {
        fill(now)
        requests?.level -= 1
        tokens?.level -= Double(used)
    }

    /// Gives back what was taken and not used.
    mutating func giveBack(_ unused: Int, now: Date) {
        fill(now)
        guard let bucket = tokens else { return }
        tokens?.level = min(bucket.allowance.burst, bucket.level + Double(unused))
    }

    private mutating func fill(_ now: Date) {
        requests?.fill(now: now)
        tokens?.fill(now: now)
    }
}
