// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel
package import JobStore

extension ModelJobStore {
    package func outcomes(ofSubmissions ids: [String]) async throws -> [String: RunOutcome] {
        try read { $0.outcomes(ofSubmissions: ids) }
    }

    package func leasesToStop(_ leases: [Lease]) async throws -> [Lease] { try read { $0.leasesToStop(leases) } }

    package func queues() async throws -> [QueueRow] { try read { $0.queueRows() } }

    package func rates() async throws -> [RateRow] { try read { $0.rateRows() } }

    package func runs(_ filter: RunFilter) async throws -> [RunRow] { try read { $0.runRows(filter) } }

    package func run(_ id: ULID) async throws -> RunRow? { try read { $0.run(id) } }

    package func jobs(_ filter: JobFilter) async throws -> [JobRow] { try read { $0.jobRows(filter) } }

    package func job(_ id: JobID) async throws -> JobRow? { try read { $0.job(id) } }

    package func attempts(run: ULID) async throws -> [AttemptRow] { try read { $0.attempts(run: run) } }

    package func events(run: ULID, after sequence: Int, limit: Int) async throws -> [RunEventRow] {
        try read { $0.events(run: run, after: sequence, limit: limit) }
    }

    package func story(_ run: ULID) async throws -> RunStory? { try read { $0.story(run) } }

    package func warnings(of kind: String, since: Date) async throws -> WarningCounts {
        try read { $0.warnings(of: kind, since: since) }
    }

    package func summary(since: Date) async throws -> StoreSummary { try read { $0.summary(since: since) } }

    package func memo(_ key: String) async throws -> StageResult? { try read { $0.memo[key]?.result } }
}
