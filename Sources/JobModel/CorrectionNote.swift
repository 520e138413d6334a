// SPDX-License-Identifier: GPL-3.0-or-later

/// That a person corrected the results of a run, as its run.json says.
package struct CorrectionNote: Codable, Sendable, Hashable {
    /// When the correction was dropped, as a `Timestamp`.
    package var at: String
    /// The name of the dropped file.
    package var file: String
    /// The run of that file.
    package var run: ULID

    package init(at: String, file: String, run: ULID) {
        self.at = at
        self.file = file
        self.run = run
    }
}
