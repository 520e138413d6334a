// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// How fast work may start, over all queues and restarts.
package protocol RateControl: Sendable {
    /// Makes these the rates that there are.
    ///
    /// What is left of a known rate is kept; jobs of a rate that is not there start without one.
    func setRates(_ limits: [RateLimit], now: Date) async throws

    /// All rates by name, with what is left of them.
    func rates() async throws -> [RateRow]
}
