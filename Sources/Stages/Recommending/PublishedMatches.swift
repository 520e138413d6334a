// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// What a pipeline recommended before.
package struct PublishedMatches: Sendable {
    package var run: ULID
    /// SHA-256 of its recommendations.json.
    package var sha256: String
    /// Reads its recommendations.json; `nil` where it is kept no longer.
    package var read: @Sendable () async throws -> Recommendations?

    package init(
        run: ULID,
        sha256: String,
        read: @escaping @Sendable () async throws -> Recommendations?
    ) {
        self.run = run
        self.sha256 = sha256
        self.read = read
    }
}
