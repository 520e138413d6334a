// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import PipelineModel

/// How long to wait before the next attempt.
package enum BackOff {
    /// Exponential back-off with full jitter: evenly spread over 0 to `base · 2ⁿ`, at most `cap`.
    ///
    /// `failures` counts from 1; `unit` is a random number in 0..<1. A server's own wish (`retryAfter`) is the least.
    /// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    static func delay(_ policy: RetryPolicy, failures: Int, retryAfter: Double?, unit: Double) -> Double {
        let ceiling = ceiling(base: policy.base, cap: policy.cap, failures: failures)
        return max(retryAfter ?? 0, ceiling * unit)
    }

    /// `base · 2ⁿ⁻¹`, at most `cap`.
    ///
    /// The exponent is held down first: it grows without end.
    package static func ceiling(base: Double, cap: Double, failures: Int) -> Double {
        let exponent = min(max(0, failures - 1), 30)
        return min(cap, base * Double(1 << exponent))
    }
}
