// SPDX-License-Identifier: GPL-3.0-or-later

/// What one maintenance did, as in `state/maintenance.json` and `maintain --json`.
package struct MaintenanceReport: Codable, Sendable, Equatable {
    /// RFC 3339.
    package var startedAt: String
    package var finishedAt: String
    package var trigger: Trigger
    package var outcome: Outcome
    /// Nothing was removed: the counts say what would go.
    package var dryRun = false
    /// By file: `ok`, or what is wrong with it.
    package var integrity: [String: String] = [:]
    package var removed = Removed()
    /// Bytes given back to the file system by compacting the databases.
    package var compactedBytes = 0
    /// Bytes inside the databases that compacting would give back.
    package var reclaimableBytes = 0
    /// Steps that failed, each with its reason; the others were done.
    package var problems: [String] = []

    package init(startedAt: String, finishedAt: String, trigger: Trigger, outcome: Outcome, dryRun: Bool = false) {
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.trigger = trigger
        self.outcome = outcome
        self.dryRun = dryRun
    }

    package enum Trigger: String, Codable, Sendable { case schedule, command }

    package enum Outcome: String, Codable, Sendable {
        case ok
        /// Some step failed.
        case failed
        /// A database is damaged: nothing was removed.
        case damaged
        /// The daemon was told to stop: the rest is done at the next start.
        case interrupted
    }

    /// Counts, and bytes of blobs.
    package struct Removed: Codable, Sendable, Equatable {
        package var runs = 0
        package var memos = 0
        /// Calls to models on record.
        package var calls = 0
        /// Answers of models that were kept for reuse.
        package var answers = 0
        package var schedules = 0
        package var queues = 0
        package var results = 0
        package var originals = 0
        package var blobs = 0
        package var blobBytes = 0
        package var temporaries = 0

        package init() {}

        /// Counts that an earlier program did not know are 0.
        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            func count(_ key: CodingKeys) throws -> Int { try values.decodeIfPresent(Int.self, forKey: key) ?? 0 }
            runs = try count(.runs)
            memos = try count(.memos)
            calls = try count(.calls)
            answers = try count(.answers)
            schedules = try count(.schedules)
            queues = try count(.queues)
            results = try count(.results)
            originals = try count(.originals)
            blobs = try count(.blobs)
            blobBytes = try count(.blobBytes)
            temporaries = try count(.temporaries)
        }

        private enum CodingKeys: String, CodingKey {
            case runs, memos, calls, answers, schedules, queues, results, originals, blobs, temporaries
            case blobBytes = "blob_bytes"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case trigger, outcome, integrity, removed, problems
        case startedAt = "started_at"
        case finishedAt = "finished_at"
        case dryRun = "dry_run"
        case compactedBytes = "compacted_bytes"
        case reclaimableBytes = "reclaimable_bytes"
    }

    /// In one line, for logs and `doctor`.
    package var words: String {
        let parts = [
            (removed.runs, "runs"), (removed.memos, "memo entries"), (removed.calls, "calls to models"),
            (removed.answers, "answers of models"), (removed.results, "result folders"),
            (removed.originals, "originals"), (removed.blobs, "blobs (\(removed.blobBytes >> 10) KiB)"),
            (removed.temporaries, "left-over temporary files"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let list = parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
        return "\(outcome.rawValue), \(list) \(dryRun ? "would go" : "removed")"
    }
}
