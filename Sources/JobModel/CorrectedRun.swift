// SPDX-License-Identifier: GPL-3.0-or-later

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
