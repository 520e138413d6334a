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
    /// Rows that are taken over between two writes.
    private static let batch = 200

    private let path: FilePath
    private let outbox: FilePath
    private let submitter: FileSubmitter
    private var allowed: [String]?
    private let forbidden: [String]
    private let clock: any WallClock
    private let logger: Logger
    private let loop = PassLoop()
    private let executor = FileExecutor(label: "submissions")

    private var table: SubmissionTable?
    private var watcher: FolderWatcher?
    /// Answers that could not be written yet, by row.
    private var unwritten: [Int64: SubmissionAnswer] = [:]
    /// Rows that wait for the machine to be mended, or for the table to take their answer, and until when.
    private var postponed: [Int64: ContinuousClock.Instant] = [:]
    private var lastOpen: Int64 = 0
    private var outcomesDue = ContinuousClock.now
    private var pace: Duration = .milliseconds(250)
    private var nextLook: Duration = .zero
    private var lastFault = ""
    /// Since when another program's lock is met.
    private var lockedSince: ContinuousClock.Instant?
    private var hasToldOfLock = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// `directory` is the submissions folder; `allowed` the folders that a row's path must lie in, `nil` for all, and
    /// `forbidden` those in which it must not, whatever is allowed.
    package init(
        directory: String,
        outbox: String,
        submitter: FileSubmitter,
        allowed: [String]?,
        forbidden: [String] = [],
        clock: any WallClock = SystemClock(),
        logger: Logger
    ) {
        path = FilePath(directory) / "submissions.sqlite"
        self.outbox = FilePath(outbox)
        self.submitter = submitter
        self.allowed = allowed
        self.forbidden = forbidden
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

    /// Takes paths below these folders from now on; `nil` takes all.
    package func adopt(allowed: [String]?) { self.allowed = allowed }

    /// Takes over what is new and writes back what has changed; returns when that is done.
    ///
    /// Looks never overlap.
    package func poll() async {
        await loop.once { _ = await self.pass() }
    }

    /// As `poll`, and tells every row what has come of it by now: who ends takes no later look.
    package func settle() async {
        lastOpen = 0
        repeat {
            outcomesDue = .now
            await poll()
        } while nextLook == .zero && lockedSince == nil
    }

    private func pass() async -> Duration {
        _ = watcher?.take()
        do {
            let table = try opened()
            // Where events can be trusted they ring the bell; the rest is for file systems that send none.
            nextLook = watchesFolder() ? .seconds(5) : .milliseconds(50)
            try await takeOver(table)
            try await followUp(table)
            lastFault = ""
            noteLock(isMet: false)
        } catch let error as DatabaseError where Self.isBusy(error) {
            noteLock(isMet: true)
        } catch {
            // A file that is no database, a table that somebody changed, rights that are missing.
            let isNew = lastFault != "\(error)"
            if isNew { logger.error("submissions not readable", metadata: ["reason": "\(error)"]) }
            lastFault = "\(error)"
            table = nil
            // A table that was dropped is made again at once, and a file that was replaced is opened.
            nextLook = isNew ? .milliseconds(50) : .seconds(5)
        }
        return nextLook
    }

    private func watchesFolder() -> Bool {
        watcher?.watch(path.parent) == .watched && (try? FileSystemKind(holding: path.parent))?.hasTrustedEvents == true
    }

    private static func isBusy(_ error: DatabaseError) -> Bool {
        [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode)
    }

    /// A lock that lasts is told of once, and looked at less often: its end rings no bell.
    private func noteLock(isMet: Bool) {
        guard isMet else {
            if hasToldOfLock { logger.notice("submissions no longer locked") }
            lockedSince = nil
            hasToldOfLock = false
            return
        }
        let since = lockedSince ?? .now
        lockedSince = since
        let lasts = since.duration(to: .now) > .seconds(2)
        nextLook = min(nextLook, .milliseconds(lasts ? 250 : 100))
        guard lasts, !hasToldOfLock else { return }
        hasToldOfLock = true
        let holders = FileLocks.holders(of: path).map(\.description).joined(separator: ", ")
        logger.warning(
            "submissions locked: its rows wait",
            metadata: ["by": "\(holders.isEmpty ? "unknown" : holders)"]
        )
    }

    private func opened() throws -> SubmissionTable {
        if let table, table.isCurrent { return table }
        unwritten = [:]
        postponed = [:]
        lastOpen = 0
        let made = try SubmissionTable(path: path)
        table = made
        outcomesDue = .now
        return made
    }

    // MARK: From rows to runs

    private func takeOver(_ table: SubmissionTable) async throws {
        let now = ContinuousClock.now
        postponed = postponed.filter { $0.value > now }
        while !loop.isStopping {
            let known = unwritten.count + postponed.count
            let fetched = try await table.new(limit: Self.batch + known)
            let rows = fetched.filter { unwritten[$0.id] == nil && postponed[$0.id] == nil }
            let isMachineWell = await answer(rows)
            try await writeBack(table)
            if fetched.count < Self.batch + known || !isMachineWell { return }
        }
    }

    /// Takes rows over; `false` where nothing more can be done for the moment.
    private func answer(_ rows: [SubmissionRow]) async -> Bool {
        for batch in rows.chunks(of: 8) {
            let tasks = batch.map { [allowed] row in Task { await answer(row, allowed) } }
            var isFull = false
            for (row, task) in zip(batch, tasks) {
                switch await task.value {
                case .answer(let answer): unwritten[row.id] = answer
                case .later(let error):
                    // One row must not keep those behind it waiting.
                    postponed[row.id] = .now + .seconds(5)
                    nextLook = min(nextLook, .seconds(5))
                    isFull = isFull || error.code == .storeFull
                }
            }
            if isFull {
                // No other row fares better, and each try would write until the disk is full again.
                for row in batch { postponed[row.id] = nil }
                return false
            }
        }
        return true
    }

    private func writeBack(_ table: SubmissionTable) async throws {
        let answers = unwritten.values.filter { postponed[$0.row.id] == nil }
        if answers.isEmpty { return }
        try Failpoint.hit(.doorBeforeWriteBack) { _ in DatabaseError(resultCode: .SQLITE_IOERR) }
        let refused = try await table.write(answers, now: clock.now())
        Failpoint.pass(.doorAfterWriteBack)
        for answer in answers { unwritten[answer.row.id] = nil }
        for answer in refused {
            logger.warning("the table refuses an answer", metadata: ["row": "\(answer.row.id)"])
            unwritten[answer.row.id] = answer
            postponed[answer.row.id] = .now + .seconds(10)
        }
        pace = .milliseconds(250)
        outcomesDue = .now
    }

    /// What comes of a row.
    private enum Outcome: Sendable {
        case answer(SubmissionAnswer)
        /// The machine is at fault: the row stays new and is tried again.
        case later(GreffierError)
    }

    private nonisolated func answer(_ row: SubmissionRow, _ allowed: [String]?) async -> Outcome {
        do {
            let submission = try row.submission(allowed: allowed, forbidden: forbidden)
            try Failpoint.hit(.doorRowTaken) { FileError(.open, path: path, code: $0) }
            let submitted = try await submitter.submit(submission)
            logger.info("a row was taken over", metadata: ["run": "\(submitted.run)", "row": "\(row.id)"])
            let outcome = RunOutcome(run: submitted.run, status: .queued)
            return .answer(SubmissionAnswer(row, outcome, outbox: outbox))
        } catch {
            let report = (error as? FileError)?.report ?? GreffierError.wrapping(error)
            if report.errorClass == .permanent || report.code == .intakeUnreadable {
                return .answer(SubmissionAnswer(refusing: row, report))
            }
            logger.warning("row not taken over yet", metadata: ["row": "\(row.id)", "reason": "\(report)"])
            return .later(report)
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
        let changed = await answers(to: rows).filter { !$0.isKnown }
        _ = try await table.write(changed, now: clock.now())
        pace = changed.isEmpty ? min(pace * 2, .seconds(2)) : .milliseconds(250)
        // Where many runs end at once the next rows follow without a pause.
        let isMore = rows.count == 500 && !changed.isEmpty
        outcomesDue = isMore ? .now : .now + pace
        nextLook = isMore ? .zero : min(nextLook, pace)
    }

    private func answers(to rows: [SubmissionRow]) async -> [SubmissionAnswer] {
        do {
            let outcomes = try await submitter.registry.outcomes(ofSubmissions: rows.compactMap(\.submissionID))
            return rows.compactMap { row in
                if let outcome = row.submissionID.flatMap({ outcomes[$0] }) {
                    return SubmissionAnswer(row, outcome, outbox: outbox)
                }
                // Nobody would ever end it: the job store was restored from before, or a stranger wrote the state.
                return ["queued", "running"].contains(row.status) ? SubmissionAnswer(reopening: row) : nil
            }
        } catch {
            logger.warning("states of runs not readable", metadata: ["reason": "\(error)"])
            return []
        }
    }
}
