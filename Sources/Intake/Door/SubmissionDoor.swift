// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Failpoints
import Foundation
import GRDB
package import JobModel
package import Logging
import ServiceLifecycle

/// The door for other programs: takes rows of `submissions/submissions.sqlite` over as runs, exactly once, and writes
/// back how they stand.
///
/// A row is taken when the job store knows its `submission_id`; what is written back only tells of that, so that a lock
/// which some shell holds on the file delays the news and nothing else.
package actor SubmissionDoor: Service {
    private let path: FilePath
    private let outbox: FilePath
    private let submitter: FileSubmitter
    private let allowed: [String]?
    private let clock: any WallClock
    private let logger: Logger
    private let loop = PassLoop()
    private let executor = FileExecutor(label: "submissions")

    private var table: SubmissionTable?
    private var watcher: FolderWatcher?
    /// Answers that could not be written yet, by row.
    private var unwritten: [Int64: SubmissionAnswer] = [:]
    private var lastOpen: Int64 = 0
    private var outcomesDue = ContinuousClock.now
    private var pace: Duration = .milliseconds(250)
    private var nextLook: Duration = .zero
    private var lastFault = ""

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// `directory` is the submissions folder; `allowed` the folders that a row's path must lie in, `nil` for all.
    package init(
        directory: String,
        outbox: String,
        submitter: FileSubmitter,
        allowed: [String]?,
        clock: any WallClock = SystemClock(),
        logger: Logger
    ) {
        path = FilePath(directory) / "submissions.sqlite"
        self.outbox = FilePath(outbox)
        self.submitter = submitter
        self.allowed = allowed
        self.clock = clock
        self.logger = logger
    }

    /// Runs until graceful shutdown or cancellation.
    ///
    /// No fault of the file ends it: it is logged and tried again.
    package func run() async throws {
        watcher = try? FolderWatcher(for: .database) { [loop] in loop.ring() }
        await loop.run { await self.pass() }
        watcher = nil
    }

    /// Takes over what is new and writes back what has changed; returns when that is done.
    ///
    /// Looks never overlap.
    package func poll() async {
        await loop.once { _ = await self.pass() }
    }

    private func pass() async -> Duration {
        _ = watcher?.take()
        do {
            let table = try opened()
            // Where there are events they ring the bell; the rest is for file systems that send none.
            nextLook = watcher?.watch(path.parent) == .watched ? .seconds(1) : .milliseconds(50)
            try await takeOver(table)
            try await followUp(table)
            lastFault = ""
        } catch let error as DatabaseError where Self.isBusy(error) {
            nextLook = min(nextLook, .milliseconds(100))
        } catch {
            // A file that is no database, rights that are missing: somebody has to mend it.
            if lastFault != "\(error)" { logger.error("submissions not readable", metadata: ["reason": "\(error)"]) }
            lastFault = "\(error)"
            table = nil
            nextLook = .seconds(5)
        }
        return nextLook
    }

    private static func isBusy(_ error: DatabaseError) -> Bool {
        [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode)
    }

    private func opened() throws -> SubmissionTable {
        if let table, table.isCurrent { return table }
        unwritten = [:]
        lastOpen = 0
        let made = try SubmissionTable(path: path)
        table = made
        return made
    }

    // MARK: From rows to runs

    private func takeOver(_ table: SubmissionTable) async throws {
        while true {
            let rows = try await table.new(limit: 200 + unwritten.count).filter { unwritten[$0.id] == nil }
            for batch in rows.chunks(of: 8) {
                let tasks = batch.map { row in Task { await answer(row) } }
                for (row, task) in zip(batch, tasks) {
                    if let answer = await task.value { unwritten[row.id] = answer }
                }
            }
            let isStuck = rows.contains { unwritten[$0.id] == nil }
            try await writeBack(table)
            // A row without an answer waits for the machine to be mended, not in a busy loop.
            if rows.count < 200 || isStuck { return }
        }
    }

    private func writeBack(_ table: SubmissionTable) async throws {
        let answers = Array(unwritten.values)
        try Failpoint.hit(.doorBeforeWriteBack) { _ in DatabaseError(resultCode: .SQLITE_IOERR) }
        try await table.write(answers, now: clock.now())
        Failpoint.pass(.doorAfterWriteBack)
        for answer in answers { unwritten[answer.row.id] = nil }
        if !answers.isEmpty {
            pace = .milliseconds(250)
            outcomesDue = .now
        }
    }

    /// `nil` where the machine is at fault: the row stays new and is tried again.
    private nonisolated func answer(_ row: SubmissionRow) async -> SubmissionAnswer? {
        do {
            let submission = try row.submission(allowed: allowed)
            try Failpoint.hit(.doorRowTaken) { FileError(.open, path: path, code: $0) }
            let submitted = try await submitter.submit(submission)
            let outcome = RunOutcome(run: submitted.run, status: .queued)
            return SubmissionAnswer(row, outcome, outbox: outbox)
        } catch {
            let report = GreffierError.wrapping(error)
            if report.errorClass == .permanent || report.code == .intakeUnreadable {
                return SubmissionAnswer(refusing: row, report)
            }
            logger.warning("row not taken over yet", metadata: ["row": "\(row.id)", "reason": "\(report)"])
            return nil
        }
    }

    // MARK: From runs to rows

    /// Every row that is not final gets its turn; more slowly while nothing changes.
    private func followUp(_ table: SubmissionTable) async throws {
        guard ContinuousClock.now >= outcomesDue else {
            nextLook = min(nextLook, ContinuousClock.now.duration(to: outcomesDue))
            return
        }
        let rows = try await table.open(after: lastOpen, limit: 500, now: clock.now())
        lastOpen = rows.count < 500 ? 0 : rows.last?.id ?? 0
        if rows.isEmpty {
            // Nothing to follow: the next row taken over sets this to now.
            outcomesDue = .now + .seconds(10)
            return
        }
        let outcomes: [String: RunOutcome]
        do {
            outcomes = try await submitter.registry.outcomes(ofSubmissions: rows.compactMap(\.submissionID))
        } catch {
            logger.warning("states of runs not readable", metadata: ["reason": "\(error)"])
            outcomes = [:]
        }
        let answers = rows.compactMap { row in
            row.submissionID.flatMap { outcomes[$0] }.map { SubmissionAnswer(row, $0, outbox: outbox) }
        }
        let changed = answers.filter { !$0.isKnown }
        try await table.write(changed, now: clock.now())
        pace = changed.isEmpty ? min(pace * 2, .seconds(2)) : .milliseconds(250)
        outcomesDue = .now + pace
        nextLook = min(nextLook, pace)
    }
}
