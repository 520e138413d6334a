// SPDX-License-Identifier: GPL-3.0-or-later

/// The right to change a running job: every later write must show it, and a newer claim makes it void.
package struct Lease: Hashable, Sendable {
    package var job: JobID
    /// Raised by one with each claim: the fencing token.
    package var number: Int
    /// The instance of the daemon that holds it.
    package var owner: String

    package init(job: JobID, number: Int, owner: String) {
        self.job = job
        self.number = number
        self.owner = owner
    }
}
