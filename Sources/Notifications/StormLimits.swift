// SPDX-License-Identifier: GPL-3.0-or-later

/// How happenings of one cause become one message, and how many messages there may be.
///
/// Seconds.
package struct StormLimits: Sendable, Equatable {
    /// How long nothing more of this cause must have come before the message goes.
    package var wait: Double
    /// After how long it goes in any case.
    package var longestWait: Double
    /// How long after a message no other of the same cause goes; what comes meanwhile is told together then.
    package var again: Double
    /// Messages in one hour, whatever their causes; what is beyond goes together in the last of them.
    package var most: Int

    package init(wait: Double = 60, longestWait: Double? = nil, again: Double = 3600, most: Int = 20) {
        self.wait = wait
        self.longestWait = longestWait ?? max(wait, min(wait * 10, 900))
        self.again = again
        self.most = max(1, most)
    }

    /// What suits a kind unless a rule says otherwise: failures are told soon, good news together.
    package static func usual(for kinds: Set<NotificationKind>) -> StormLimits {
        if kinds.contains(.failed) { return StormLimits() }
        if kinds.contains(.digest) || kinds.contains(.message) { return StormLimits(wait: 0, again: 0) }
        return StormLimits(wait: 300)
    }
}
