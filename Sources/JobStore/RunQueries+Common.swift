// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// What several parts ask in the same words.
extension RunQueries {
    /// The file of this name that the stages of a run made; of several the last.
    package func artifact(_ name: String, of run: ULID) async throws -> Artifact? {
        var filter = JobFilter()
        filter.run = run
        return try await jobs(filter).flatMap { $0.result?.artifacts ?? [] }.last { $0.name == name }
    }

    /// The runs that ended as failed at this moment or later, newest first; so many at most.
    package func failedRuns(since date: Date, limit: Int) async throws -> [RunRow] {
        var filter = RunFilter()
        filter.statuses = [.failed]
        filter.endedSince = date
        filter.limit = limit
        return try await runs(filter)
    }
}
