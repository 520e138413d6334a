// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// A result that a person may have corrected.
package struct PublishedResult: Sendable {
    package var run: ULID
    /// The bytes of the artifact.
    package var data: Data

    package init(run: ULID, data: Data) {
        self.run = run
        self.data = data
    }
}
