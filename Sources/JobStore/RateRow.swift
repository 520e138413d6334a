// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// A named rate as it is configured: how many attempts may start, and how many model tokens they may use.
package struct RateLimit: Sendable, Hashable {
    package var name: String
    /// Starts of attempts; `nil` bounds them not.
    package var requests: Allowance?
    /// Tokens of language models, as reported when an attempt ends; `nil` bounds them not.
    package var tokens: Allowance?

    package init(name: String, requests: Allowance?, tokens: Allowance?) {
        self.name = name
        self.requests = requests
        self.tokens = tokens
    }
}

/// A named rate with what is left of it.
package struct RateRow: Sendable, Hashable {
    package var name: String
    package var requests: TokenBucket?
    package var tokens: TokenBucket?

    package init(name: String, requests: TokenBucket?, tokens: TokenBucket?) {
        self.name = name
        self.requests = requests
        self.tokens = tokens
    }

    /// The rate as `limit` wants it; what it held before is kept as far as it still fits.
    package init(_ limit: RateLimit, after earlier: RateRow?, now: Date) {
        name = limit.name
        requests = Self.bucket(limit.requests, after: earlier?.requests, now: now)
        tokens = Self.bucket(limit.tokens, after: earlier?.tokens, now: now)
    }

    private static func bucket(_ allowance: Allowance?, after earlier: TokenBucket?, now: Date) -> TokenBucket? {
        guard let allowance else { return nil }
        guard var bucket = earlier else { return TokenBucket(allowance, now: now) }
        bucket.fill(now: now)
        return TokenBucket(allowance, level: min(bucket.level, allowance.burst), asOf: now)
    }

    /// Takes one start out of it; the moment to ask again when there is none.
    package mutating func take(now: Date) -> Date? {
        requests?.fill(now: now)
        tokens?.fill(now: now)
        let next = opens
        if next > now { return next }
        requests?.level -= 1
        return nil
    }

    /// Books the cost of an attempt that ended; `start` gives back a start that was not needed.
    package mutating func settle(tokens used: Int, givingBack start: Bool, now: Date) {
        requests?.fill(now: now)
        tokens?.fill(now: now)
        tokens?.level -= Double(used)
        if start, let bucket = requests { requests?.level = min(bucket.allowance.burst, bucket.level + 1) }
    }

    /// When the levels were true.
    package var asOf: Date? { requests?.asOf ?? tokens?.asOf }

    /// The next moment at which an attempt may start, as of the last change; long past when it may now.
    package var opens: Date { max(requests?.holds(1) ?? .distantPast, tokens?.holds(1) ?? .distantPast) }
}
