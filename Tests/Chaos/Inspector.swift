// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import JobModel

/// Holds what an episode left behind against what was promised.
struct Inspector {
    private(set) var violations: [String] = []
    private(set) var runs = 0
    /// Runs of files that were in a message or an archive.
    private(set) var parts = 0
    /// Runs by how they ended.
    private(set) var endings: [String: Int] = [:]

    private let workspace: ChaosWorkspace
    private let ledger: Ledger
    private let jobs: DatabaseQueue
    private let folders: PublishedFolders
    /// Whether so many workers were killed that one job may have met two of them.
    private let isLong: Bool

    init(workspace: ChaosWorkspace, ledger: Ledger, isLong: Bool = false) throws {
        self.isLong = isLong
        self.workspace = workspace
        self.ledger = ledger
        jobs = try workspace.jobTable()
        folders = PublishedFolders(outbox: workspace.root + "/outbox")
    }

    mutating func inspect() {
        expectNone(
            "is no state that a job can end in",
            "SELECT stage || ' of ' || run || ': ' || state FROM jobs WHERE finished_at IS NULL"
        )
        expectNone(
            "has not ended",
            "SELECT coalesce(input_name, pipeline) || ': ' || status FROM runs WHERE finished_at IS NULL"
        )
        inspectFailures()
        expectNone(
            "ended one lease twice",
            "SELECT stage || ' of ' || run || ', lease ' || lease_no FROM attempts GROUP BY job, lease_no HAVING count(*) > 1"
        )
        expectNone(
            "went beyond its attempts, crashes or interruptions",
            """
            SELECT stage || ' of ' || run FROM jobs
            WHERE attempts > max_attempts OR crashes > \(isLong ? 2 : 1) OR interruptions > \(isLong ? 5 : 4)
            """
        )
        expectNone(
            "is a tick that fired not once",
            """
            SELECT r.id FROM runs r LEFT JOIN ticks t ON t.run = r.id WHERE r.trigger = 'schedule'
            GROUP BY r.id HAVING count(t.run) <> 1
            """
        )
        expectNone("is a tick without a run", "SELECT tick FROM ticks WHERE run NOT IN (SELECT id FROM runs)")
        expectNone(
            "is what SQLite says of jobs.sqlite",
            "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'"
        )
        expectNone("points nowhere", "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check")
        inspectDocuments()
        inspectParts()
        inspectRuns()
        inspectLeftovers()
    }

    private mutating func expectNone(_ what: String, _ sql: String) {
        do {
            let found = try jobs.read { try String.fetchAll($0, sql: sql) }
            for item in found.prefix(5) { violations.append("\(item) \(what)") }
        } catch {
            violations.append("jobs.sqlite does not answer: \(error)")
        }
    }

    /// Only attacks fail; and in a long episode what lost its worker twice.
    private mutating func inspectFailures() {
        let attacks = ledger.attacks
        let patience: Set = isLong ? ["worker.crashed", "stage.interrupted"] : []
        let sql = """
            SELECT coalesce(input_name, pipeline), coalesce(error_code, ''),
                ' at ' || coalesce(error_stage, '-') || ' with ' || coalesce(error_code, '-') || ' ' || coalesce(error_detail, ''),
                status
            FROM runs
            """
        do {
            for row in try jobs.read({ try Row.fetchAll($0, sql: sql) }) {
                let (name, code, text, status): (String, String, String, String) = (row[0], row[1], row[2], row[3])
                endings[status == "failed" ? "\(status), \(code)" : status, default: 0] += 1
                guard status == "failed", !attacks.contains(name), !patience.contains(code) else { continue }
                violations.append("\(name)\(text) failed, though nothing but the machine was at fault")
            }
        } catch {
            violations.append("jobs.sqlite does not answer: \(error)")
        }
    }

    // MARK: Documents

    /// Each acknowledged document became one run; each other at the most one.
    private mutating func inspectDocuments() {
        let counts = rowsByName()
        for entry in ledger.all {
            let document = entry.document
            var names = [document.name]
            if case .row(let key?) = document.way { names = sameKey(key, document.pipeline) }
            let found = names.reduce(0) { $0 + (counts[$1]?.count ?? 0) }
            if found > 1 { violations.append("\(document.name) became \(found) runs") }
            if found == 0, entry.isAcknowledged { violations.append("\(document.name) was acknowledged and is lost") }
            if case .submitted = document.way { continue }
            if !entry.isAcknowledged { violations.append("\(document.name) was never taken in") }
        }
    }

    private func sameKey(_ key: String, _ pipeline: String) -> [String] {
        ledger.all.map(\.document).filter { $0.way == .row(dedupeKey: key) && $0.pipeline == pipeline }.map(\.name)
    }

    private mutating func rowsByName() -> [String: [String]] {
        do {
            return try jobs.read { db in
                var result: [String: [String]] = [:]
                for row in try Row.fetchAll(db, sql: "SELECT input_name, id FROM runs WHERE input_name IS NOT NULL") {
                    result[row[0], default: []].append(row[1])
                }
                return result
            }
        } catch {
            violations.append("jobs.sqlite does not answer: \(error)")
            return [:]
        }
    }

    /// Each file in a message or an archive that was read became one run of it; none became two.
    private mutating func inspectParts() {
        let made = """
            SELECT json_extract(payload, '$.greffier_parent.run'), input_name FROM runs
            WHERE payload LIKE '{"greffier_parent":%'
            """
        let read = "SELECT id, status, input_name FROM runs WHERE input_name IS NOT NULL"
        let known = Dictionary(uniqueKeysWithValues: ledger.all.map { ($0.document.name, $0.document) })
        do {
            let children = try jobs.read { try Row.fetchAll($0, sql: made) }
            parts = children.count
            let names = Dictionary(grouping: children) { $0[0] as String }.mapValues { $0.map { $0[1] as String } }
            for row in try jobs.read({ try Row.fetchAll($0, sql: read) }) {
                let (id, status, name): (String, String, String) = (row[0], row[1], row[2])
                let found = (names[id] ?? []).sorted()
                let wanted = known[name]?.files.map(\.name).sorted() ?? []
                // Cancelled before it was read to its end, it may have some of them.
                let some = Set(found).count == found.count && Set(found).isSubset(of: wanted)
                if found == wanted || (status == "cancelled" && some) { continue }
                violations.append("\(name), \(status), holds \(wanted), and runs were made of \(found)")
            }
        } catch {
            violations.append("jobs.sqlite does not answer: \(error)")
        }
    }

    // MARK: Results

    /// Whether somebody cancelled a run, or that of the message or archive that it was found in.
    private func mayBeCancelled(_ id: String, of family: [String: (name: String?, parent: String?)]) -> Bool {
        var next: String? = id
        while let run = next.flatMap({ family[$0] }) {
            if run.name.map(ledger.mayBeCancelled) == true { return true }
            next = run.parent
        }
        return false
    }

    /// Each run has one folder, which says of it what the table says, and holds the original byte by byte.
    private mutating func inspectRuns() {
        let documents = ledger.all.map(\.document)
        let originals = Dictionary(
            documents.map { ($0.name, $0.bytes) } + documents.flatMap(\.files).map { ($0.name, $0.data) },
            uniquingKeysWith: { first, _ in first }
        )
        let columns = "id, status, folder, input_name, json_extract(payload, '$.greffier_parent.run')"
        let rows = (try? jobs.read { try Row.fetchAll($0, sql: "SELECT \(columns) FROM runs") }) ?? []
        runs = rows.count
        let family = Dictionary(
            uniqueKeysWithValues: rows.map { ($0[0] as String, (name: $0[3] as String?, parent: $0[4] as String?)) }
        )
        for row in rows {
            let (id, status): (String, String) = (row[0], row[1])
            let found = folders.byRun[id] ?? []
            let name: String? = row[3]
            if found.count != 1 {
                violations.append("run \(id) (\(name ?? "-"), \(status)) has \(found.count) folders")
                continue
            }
            if found[0].relative != row[2] {
                violations.append("run \(id) stands in \(found[0].relative), not where the table says")
            }
            if found[0].report.status.rawValue != status {
                violations.append("run \(id) is \(status), its folder says otherwise")
            }
            if status == "cancelled", !mayBeCancelled(id, of: family) {
                violations.append("run \(id) was cancelled by nobody")
            }
            guard let name, let bytes = originals[name] else { continue }
            if found[0].original(name) != bytes {
                violations.append("\(name) is not the original any more")
            }
        }
        let ids = Set(rows.map { $0[0] as String })
        for id in folders.byRun.keys where !ids.contains(id) {
            violations.append("a folder of run \(id), which does not exist")
        }
        violations += folders.problems
    }

    // MARK: What must not be left

    private mutating func inspectLeftovers() {
        let manager = FileManager.default
        for item in (try? manager.contentsOfDirectory(atPath: workspace.root + "/state/spool")) ?? [] {
            violations.append("the spool still holds \(item)")
        }
        for inbox in ["notes", "cv", "lists"] {
            for item in (try? manager.contentsOfDirectory(atPath: workspace.root + "/inbox/" + inbox)) ?? [] {
                violations.append("the inbox still holds \(item)")
            }
        }
        for (name, path) in [("submissions", workspace.door), ("library", workspace.root + "/state/library.sqlite")] {
            guard let queue = try? DatabaseQueue(path: path),
                let answer = try? queue.read({ try String.fetchOne($0, sql: "PRAGMA integrity_check") })
            else { continue }
            if answer != "ok" { violations.append("\(name).sqlite: \(answer)") }
        }
    }
}
