// SPDX-License-Identifier: GPL-3.0-or-later

/// How delays are estimated.
package struct DelayOptions: Sendable {
    /// Steps that end a case.
    package var finalSteps: Set<String> = []
    /// Passages under which nothing is estimated.
    package var minimum = 20
    /// How many passages of the parent are added to a group.
    package var priorWeight = 20.0
    /// Segments of persons, which then stand for the groups of the log.
    package var segments: [String: String]?

    package init() {}

    /// The segment of persons who have none.
    package static let unassigned = "unassigned"
}
