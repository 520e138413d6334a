// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas

/// One line of what an Ollama tells while it fetches a model.
package struct PullProgress: Sendable, Equatable {
    /// As in `pulling manifest`, `verifying sha256 digest`.
    package var status: String
    /// Of the layer that is under way.
    package var digest: String?
    /// Bytes of that layer.
    package var total: Int?
    /// Bytes of it that are there.
    package var completed: Int?

    package init(status: String, digest: String? = nil, total: Int? = nil, completed: Int? = nil) {
        self.status = status
        self.digest = digest
        self.total = total
        self.completed = completed
    }

    /// `nil` for a line without a status.
    init?(_ value: JSONValue) {
        guard let status = value[key: "status"]?.string else { return nil }
        self.init(
            status: status,
            digest: value[key: "digest"]?.string,
            total: value[key: "total"]?.integer,
            completed: value[key: "completed"]?.integer
        )
    }
}
