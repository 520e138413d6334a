// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import Notifications

/// What could not be processed of late, by reason: for digests.
struct Refusals: Sendable {
    let store: any RunQueries
    let language: ReportLanguage

    /// So many failed runs are looked at.
    private static let most = 1000

    /// Those that ended since then, the most frequent reason first.
    func since(_ date: Date) async throws -> [NightNews.Refusal] {
        let failed = try await store.failedRuns(since: date, limit: Self.most)
        let byCode = Dictionary(grouping: failed, by: { $0.error?.error.code ?? .stageDefect })
        return byCode.sorted { ($1.value.count, $0.key.name) < ($0.value.count, $1.key.name) }.map { code, runs in
            NightNews.Refusal(
                files: runs.sorted { $0.id < $1.id }.prefix(3).map { $0.input?.name ?? $0.pipeline },
                count: runs.count,
                reason: code.message(in: language),
                remedy: code.hint(in: language)
            )
        }
    }
}
