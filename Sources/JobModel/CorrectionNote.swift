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

/// The run whose results a dropped file corrects, as run.json of that file's run says.
package struct CorrectedRun: Codable, Sendable, Hashable {
    package var run: ULID
    /// The name of its file.
    package var name: String

    package init(run: ULID, name: String) {
        self.run = run
        self.name = name
    }
}
