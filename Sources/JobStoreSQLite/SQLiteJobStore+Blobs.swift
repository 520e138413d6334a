// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import GRDB
import JobModel
package import JobStore

extension SQLiteJobStore {
    /// What kinds of rows name blobs, in the order of the pages.
    private enum Section: Int {
        case runs, memos, originals, corrections
    }

    package func namedBlobs(
        after cursor: BlobCursor?,
        limit: Int,
        assuming limits: RetentionLimits
    ) async throws -> NamedBlobs {
        let cursor = cursor ?? BlobCursor(section: 0, key: "")
        return try await read { db in
            switch Section(rawValue: cursor.section) {
            case .runs: try Self.ofRuns(after: cursor.key, limit, limits, db)
            case .memos: try Self.ofMemos(after: cursor.key, limit, limits, db)
            case .originals: try Self.ofOriginals(after: cursor.key, limit, limits, db)
            case .corrections: try Self.ofCorrections(after: cursor.key, limit, limits, db)
            case nil: NamedBlobs(blobs: [], snapshots: [], next: nil)
            }
        }
    }

    private static func ofRuns(
        after key: String,
        _ limit: Int,
        _ limits: RetentionLimits,
        _ db: Database
    ) throws -> NamedBlobs {
        let ids = try String.fetchAll(
            db,
            sql: "SELECT id FROM runs WHERE id > ? ORDER BY id LIMIT ?",
            arguments: [key, limit]
        )
        guard let last = ids.last else { return page([], .runs, last: nil) }
        let stays = "runs.finished_at IS NULL OR runs.finished_at >= \(limits.runs?.milliseconds ?? 0)"
        // A run that goes leaves its original, unless that goes too.
        let original = "\(stays) OR runs.finished_at >= \(limits.originals?.milliseconds ?? 0)"
        let range: StatementArguments = [key, last]
        let inputs = try String.fetchAll(
            db,
            sql:
                "SELECT input_sha256 FROM runs WHERE id > ? AND id <= ? AND input_sha256 IS NOT NULL AND (\(original))",
            arguments: range
        )
        let snapshots = try String.fetchSet(
            db,
            sql: "SELECT DISTINCT snapshot FROM runs WHERE id > ? AND id <= ? AND (\(stays))",
            arguments: range
        )
        let artifacts = try String.fetchAll(
            db,
            sql: """
                SELECT artifact.value ->> 'sha256' FROM runs JOIN jobs ON jobs.run = runs.id,
                    json_each(jobs.result, '$.artifacts') AS artifact
                WHERE runs.id > ? AND runs.id <= ? AND jobs.result IS NOT NULL AND (\(stays))
                """,
            arguments: range
        )
        var found = page(inputs + snapshots + artifacts, .runs, last: ids.count < limit ? nil : last)
        found.snapshots = snapshots
        return found
    }

    private static func ofMemos(
        after key: String,
        _ limit: Int,
        _ limits: RetentionLimits,
        _ db: Database
    ) throws -> NamedBlobs {
        let keys = try String.fetchAll(
            db,
            sql: "SELECT key FROM memo WHERE key > ? ORDER BY key LIMIT ?",
            arguments: [key, limit]
        )
        guard let last = keys.last else { return page([], .memos, last: nil) }
        let blobs = try String.fetchAll(
            db,
            sql: """
                SELECT artifact.value ->> 'sha256' FROM memo, json_each(memo.result, '$.artifacts') AS artifact
                WHERE memo.key > ? AND memo.key <= ? AND used_at >= ?
                """,
            arguments: [key, last, limits.memos?.milliseconds ?? 0]
        )
        return page(blobs, .memos, last: keys.count < limit ? nil : last)
    }

    private static func ofOriginals(
        after key: String,
        _ limit: Int,
        _ limits: RetentionLimits,
        _ db: Database
    ) throws -> NamedBlobs {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT sha256, last_used FROM originals WHERE sha256 > ? ORDER BY sha256 LIMIT ?",
            arguments: [key, limit]
        )
        let first = limits.originals?.milliseconds ?? 0
        let blobs = rows.filter { $0[1] as Int64 >= first }.map { $0[0] as String }
        return page(blobs, .originals, last: rows.count < limit ? nil : rows.last.map { $0[0] })
    }

    private static func ofCorrections(
        after key: String,
        _ limit: Int,
        _ limits: RetentionLimits,
        _ db: Database
    ) throws -> NamedBlobs {
        // They go with the file that they are about.
        let (runs, originals) = (limits.runs?.milliseconds ?? 0, limits.originals?.milliseconds ?? 0)
        let stays = """
            EXISTS (SELECT 1 FROM runs WHERE runs.input_sha256 = corrections.input_sha256
                AND (finished_at IS NULL OR finished_at >= \(runs) OR finished_at >= \(originals)))
            OR EXISTS (SELECT 1 FROM originals WHERE originals.sha256 = corrections.input_sha256
                AND last_used >= \(originals))
            """
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT run, sha256, (\(stays)) FROM corrections WHERE run > ? ORDER BY run LIMIT ?",
            arguments: [key, limit]
        )
        let blobs = rows.filter { $0[2] }.map { $0[1] as String }
        return page(blobs, .corrections, last: rows.count < limit ? nil : rows.last.map { $0[0] })
    }

    /// `last` is the key to go on from, `nil` when the section is done with.
    private static func page(_ blobs: [String], _ section: Section, last: String?) -> NamedBlobs {
        let following = Section(rawValue: section.rawValue + 1)
        let next =
            last.map { BlobCursor(section: section.rawValue, key: $0) }
            ?? following.map { BlobCursor(section: $0.rawValue, key: "") }
        return NamedBlobs(blobs: blobs, snapshots: [], next: next)
    }
}
