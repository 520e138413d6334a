// SPDX-License-Identifier: GPL-3.0-or-later

/// What people may want to be told of.
package enum NotificationKind: String, Sendable, Codable, CaseIterable {
    /// A run failed.
    case failed
    /// A run succeeded, and a person should look at its results.
    case review
    /// A run succeeded.
    case done
    /// A night's recommendations, with what was refused since the last ones.
    case digest
    /// What a stage `notify` says.
    case message

    /// Those that rules name; a message names its receivers itself.
    package static let ofRules: [Self] = [.failed, .review, .done, .digest]
}
