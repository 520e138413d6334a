// SPDX-License-Identifier: GPL-3.0-or-later
package import BlobStore
import DurableFiles
import Foundation
import Glibc
package import JobModel
package import Logging
package import PipelineModel
import ServiceLifecycle

/// From inboxes to runs: watches the folders, waits until files are whole, and takes each in exactly once.
///
/// A file goes by one rename into the spool, is copied into the store while it is hashed, becomes a run in one durable
/// transaction, and leaves the spool. Whatever stands in the spool at the start goes on from there. It writes to
/// `state/intake.json` what it cannot take in, and why.
package actor Intake: Service {
    private let inbox: FilePath
    private let state: FilePath
    let registry: any RunRegistry
    private let catalogue: any PipelineCatalogue
    private let options: IntakeOptions
    private let clock: any WallClock
    private let logger: Logger
    private let spool: Spool
    private let executor = FileExecutor(label: "intake")
    private let queues = FileQueues(label: "intake.spool", width: 4)
    private let bell = WakeUp()

    private var watcher: FolderWatcher?
    private var table: SettleTable
    private var pending: Set<SpoolEntry> = []
    private var waiting: [IntakeStatus.Waiting] = []
    private var problems: [FilePath: IntakeProblem] = [:]
    private var paused: GreffierError?
    private var written: IntakeStatus?
    private var lastPass: Task<Void, Never>?
    private var nextLook: Duration = .zero
    private var isPolling = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// `inbox` holds a folder for each pipeline, `state` the spool and intake.json.
    package init(
        inbox: String,
        state: String,
        registry: any RunRegistry,
        catalogue: any PipelineCatalogue,
        blobs: BlobStore,
        options: IntakeOptions = .init(),
        clock: any WallClock = SystemClock(),
        logger: Logger
    ) {
        self.inbox = FilePath(inbox)
        self.state = FilePath(state)
        self.registry = registry
        self.catalogue = catalogue
        self.options = options
        self.clock = clock
        self.logger = logger
        spool = Spool(directory: self.state / "spool", blobs: blobs, clock: clock)
        table = SettleTable(settle: options.settle, giveUp: options.giveUp)
    }

    /// Runs until graceful shutdown or cancellation.
    ///
    /// Throws only where the inbox or the state folder cannot be made.
    package func run() async throws {
        try FileError.reporting {
            try Files.makeDirectories(inbox)
            try Files.makeDirectories(spool.directory, mode: 0o700)
        }
        startWatching()
        await withTaskCancellationOrGracefulShutdownHandler {
            while !Task.isCancelled, !Task.isShuttingDownGracefully {
                await scanNow()
                await bell.wait(atMost: nextLook)
            }
        } onCancelOrGracefulShutdown: { [bell] in
            bell.ring()
        }
        watcher = nil
    }

    /// Looks at every inbox and takes in what is ready; returns when that is done.
    ///
    /// Passes never overlap.
    package func scanNow() async {
        let previous = lastPass
        // A task of its own: a pass that has begun ends, whatever is cancelled.
        let pass = Task {
            await previous?.value
            await self.pass()
        }
        lastPass = pass
        await pass.value
    }

    /// Looks, and says whether anything is left that will go on by itself, and what.
    package func isIdle() async -> (idle: Bool, waiting: [IntakeStatus.Waiting]) {
        await scanNow()
        let status = status()
        return (status.idle, status.waiting)
    }

    /// How it stands since the last look.
    package func status() -> IntakeStatus {
        let stuck = Set(problems.keys)
        let spooled = pending.filter { !stuck.contains($0.folder) }.map {
            IntakeStatus.Waiting(path: $0.folder.text, reason: .spooled)
        }
        let all = (waiting + spooled).sorted { $0.path < $1.path }
        return IntakeStatus(
            idle: all.isEmpty || paused != nil,
            waiting: all,
            problems: problems.values.sorted { $0.path < $1.path },
            paused: paused?.code.name
        )
    }

    private func startWatching() {
        guard options.mode != .poll, watcher == nil else { return }
        do {
            watcher = try FolderWatcher { [bell] in bell.ring() }
        } catch {
            logger.warning("no folder events, polling instead", metadata: ["reason": "\(error)"])
        }
    }

    // MARK: One pass

    private func pass() async {
        let news = watcher?.take() ?? .init()
        let inboxes = await inboxes()
        let watcher = watcher
        let scan = InboxScan(inboxes, in: inbox) { watcher?.watch($0) ?? false }
        isPolling = scan.needsPolling || (options.mode == .auto && isRemote(inboxes))
        table.keep(only: Set(scan.files.map(\.claim.path)))
        waiting = []
        nextLook = isPolling ? options.poll : options.rescan * Double.random(in: 0.75...1.25)
        var found = scan.problems
        // A pipeline file that is being mended or is yet to come rings no bell.
        if !found.isEmpty { nextLook = min(nextLook, .seconds(5)) }
        let ready = scan.files.filter { isReady($0, news.hints[$0.claim.path], &found) }
        recover(scan.spools)
        if hasSpace() {
            for batch in ready.chunks(of: 64) where paused == nil {
                for file in batch { take(file, &found) }
                await finishAll(&found)
            }
            await finishAll(&found)
        }
        if paused != nil {
            nextLook = min(nextLook, .seconds(10))
            let left = ready.map(\.claim.path).filter { (try? Files.status($0)) != .some(nil) }
            waiting += left.map { .init(path: $0.text, reason: .paused) }
        }
        report(found)
    }

    private func inboxes() async -> [InboxScan.Inbox] {
        var result: [InboxScan.Inbox] = []
        for plan in await catalogue.plans() {
            guard case .inbox(let folder) = plan.pipeline.trigger else { continue }
            let path = inbox / folder
            if result.contains(where: { $0.path == path }) { continue }
            // People drop files here: the group may write, whatever the umask.
            if (try? Files.target(path)) == .some(nil) { try? Files.makeDirectories(path, mode: 0o770) }
            result.append(.init(path: path, pipeline: plan.pipeline.name))
        }
        return result
    }

    private func isRemote(_ inboxes: [InboxScan.Inbox]) -> Bool {
        inboxes.contains { (try? FileSystemKind(holding: $0.path).isNetwork) == true }
    }

    private func isReady(
        _ file: InboxScan.Found,
        _ hint: SettleTable.Hint?,
        _ found: inout [FilePath: GreffierError]
    ) -> Bool {
        let path = file.claim.path
        let now = ContinuousClock.now
        table.note(path, file.status, hint: hint, age: age(of: file.status), now: now)
        do {
            let verdict = try verdict(path, file.status, now)
            guard case .wait(let delay, let reason) = verdict else { return true }
            waiting.append(.init(path: path.text, reason: reason))
            nextLook = min(nextLook, delay)
        } catch let error as FileError {
            if error.isNotFound { return false }
            found[path] = GreffierError(.intakeUnreadable, detail: error.reason)
        } catch {
            found[path] = GreffierError(.intakeUnreadable, cause: error)
        }
        return false
    }

    private func verdict(
        _ path: FilePath,
        _ status: FileStatus,
        _ now: ContinuousClock.Instant
    ) throws -> SettleTable.Verdict {
        guard status.kind == .file else {
            return table.verdict(path, now: now, end: { .unmarked }, hasWriter: { nil })
        }
        let file = try Descriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
        let end = try FileEnd(of: file, bytes: status.bytes)
        let hasWriter = file.hasWriter
        return table.verdict(path, now: now, end: { end }, hasWriter: { hasWriter })
    }

    /// How long the kernel knows the file to be unchanged; not to be trusted where another machine's clock writes it.
    private func age(of status: FileStatus) -> Duration {
        guard !isPolling else { return .zero }
        let nanoseconds = Int64(clock.now().timeIntervalSince1970 * 1e9) - max(status.changed, status.modified)
        return .nanoseconds(max(0, nanoseconds))
    }

    private func recover(_ local: [FilePath]) {
        for directory in [spool.directory] + local {
            pending.formUnion((try? Spool.entries(in: directory)) ?? [])
        }
    }

    /// Step 1.
    private func take(_ file: InboxScan.Found, _ found: inout [FilePath: GreffierError]) {
        let path = file.claim.path
        // What changed since the scan is looked at again in the next pass.
        guard paused == nil, let status = try? Files.status(path), status.isSameContent(as: file.status) else {
            nextLook = min(nextLook, options.settle)
            return
        }
        do {
            if let entry = try spool.take(file.claim) { pending.insert(entry) }
            table.forget(path)
        } catch let error as FileError {
            if error.isFull { return pause(error.report) }
            found[path] = GreffierError(.intakeUnmovable, detail: error.reason)
        } catch {
            found[path] = GreffierError(.intakeUnmovable, cause: error)
        }
    }

    // MARK: From the spool to the run

    /// Steps 2 to 4 for all entries, a few at a time.
    private func finishAll(_ found: inout [FilePath: GreffierError]) async {
        for batch in pending.sorted(by: { $0.run < $1.run }).chunks(of: 8) where paused == nil {
            let tasks = batch.map { entry in (entry, Task { try await finish(entry) }) }
            for (entry, task) in tasks { settle(entry, await task.result, &found) }
        }
    }

    /// Whether the entry is done with.
    private nonisolated func finish(_ entry: SpoolEntry) async throws -> Bool {
        let stored = try await queues.run { [spool, options] in try spool.store(entry, giveUp: options.giveUp) }
        switch stored {
        case .changing: return false
        case .nothing: break
        case .input(let input, let meta):
            guard try await spool.submit(entry, input, meta, to: registry, catalogue) else {
                throw GreffierError(.intakeUnknownPipeline, detail: meta.pipeline)
            }
        }
        try await queues.run { try entry.clear() }
        return true
    }

    private func settle(
        _ entry: SpoolEntry,
        _ result: Result<Bool, any Error>,
        _ found: inout [FilePath: GreffierError]
    ) {
        switch result {
        case .success(true): pending.remove(entry)
        case .success(false): nextLook = min(nextLook, max(options.settle / 4, .milliseconds(20)))
        case .failure(let error):
            let report = (error as? FileError)?.report ?? GreffierError.wrapping(error)
            if report.code == .storeFull { return pause(report) }
            found[entry.folder] = report
            nextLook = min(nextLook, .seconds(5))
        }
    }

    // MARK: What people should know

    private func hasSpace() -> Bool {
        do {
            try Files.makeDirectories(spool.directory, mode: 0o700)
            let free = try Files.freeBytes(spool.directory)
            if free >= options.minimumFree {
                if paused != nil { logger.notice("taking files in again") }
                paused = nil
                return true
            }
            pause(GreffierError(.storeFull, detail: "\(free >> 20) MiB free, \(options.minimumFree >> 20) MiB wanted"))
        } catch {
            pause((error as? FileError)?.report ?? GreffierError(.storeUnavailable, cause: error))
        }
        return false
    }

    private func pause(_ reason: GreffierError) {
        if paused == nil { logger.error("taking in no files for the moment", metadata: ["reason": "\(reason)"]) }
        paused = reason
    }

    private func report(_ found: [FilePath: GreffierError]) {
        let now = Timestamp.text(clock.now())
        let before = problems
        problems = found.reduce(into: [:]) { result, item in
            let problem = IntakeProblem(path: item.key.text, error: item.value, since: now)
            if let known = before[item.key], known.code == problem.code {
                result[item.key] = known
            } else {
                logger.warning(
                    "left in the inbox",
                    metadata: ["code": "\(problem.code)", "detail": "\(problem.detail)"]
                )
                result[item.key] = problem
            }
        }
        var current = status()
        // The file is for what lasts; what goes by in seconds would only wear the disk.
        current.waiting = []
        current.idle = true
        if current == written { return }
        do {
            try Files.writeAtomically(CanonicalJSON.pretty(current), to: state / "intake.json", mode: 0o640)
            written = current
        } catch {
            logger.warning("intake.json not written", metadata: ["reason": "\(error)"])
        }
    }
}

extension Array {
    /// The elements in runs of `size`.
    func chunks(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
