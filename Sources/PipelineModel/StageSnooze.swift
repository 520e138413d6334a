// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// Thrown by a stage that wants to be run again later, without having failed: no attempt is burnt.
package struct StageSnooze: Error, Sendable, Equatable {
    package var until: Date

    package init(until: Date) { self.until = until }
}
