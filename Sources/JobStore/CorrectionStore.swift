// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// What people corrected, kept for as long as the file that it is about.
package protocol CorrectionStore: Sendable {
    /// Keeps a correction and has the run done again from `stage`, in one transaction.
    ///
    /// `false` while the run has not ended: nothing changed then. One dropped file corrects another once, and restarts
    /// nothing the second time; it may be about several. Throws `run.unknown`.
    func correct(_ correction: Correction, from stage: String, now: Date) async throws -> Bool

    /// The corrections of the results that a pipeline has for a file, in the order in which they were dropped.
    func corrections(pipeline: String, inputSHA256: String) async throws -> [Correction]

    /// The correction that this run brought, of several that of the newest run; `nil` where it brought none.
    func correction(by run: ULID) async throws -> Correction?
}
