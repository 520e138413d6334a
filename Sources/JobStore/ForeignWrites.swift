// SPDX-License-Identifier: GPL-3.0-or-later

/// Notices that another process or instance writes to a store, without asking the store again and again.
package protocol ForeignWrites: Sendable {
    /// Returns when somebody may have written since the last call, after `seconds`, or when the task is cancelled; whether
    /// somebody may have written.
    ///
    /// A hint, and one that comes early: who writes may not be done yet. `foreignRevision()` says whether another one has.
    func wait(atMost seconds: Double) async -> Bool
}

extension JobStore {
    /// None: whoever wants to know looks.
    package func foreignWrites() -> (any ForeignWrites)? { nil }
}
