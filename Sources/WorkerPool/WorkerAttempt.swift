// SPDX-License-Identifier: GPL-3.0-or-later

/// For what a worker is asked, and for which time.
///
/// Attempts are counted anew when somebody has a run done again: a first attempt that was made before is such a wish.
package struct WorkerAttempt: Sendable, Hashable {
    /// Names the work: the same for each attempt at it, another for all other work.
    package var work: String
    /// From 1.
    package var number: Int

    package init(at work: String, number: Int) {
        self.work = work
        self.number = number
    }
}
