// SPDX-License-Identifier: GPL-3.0-or-later
package import BlobStore
import DurableFiles
package import JobModel
package import Logging
package import PipelineModel
import ServiceLifecycle

/// From inboxes to runs: watches the folders, waits until files are whole, and takes each in exactly once.
///
/// A file goes by one rename into the spool, is copied into the store while it is hashed, becomes a run in one durable
/// transaction, and leaves the spool. Whatever stands in the spool at the start goes on from there. It writes to
/// `state/intake.json` how it watches each inbox, what it cannot take in, and why.
package actor Intake: Service {
    let root: FilePath
    let state: FilePath
    let registry: any RunRegistry
    let catalogue: any PipelineCatalogue
    private(set) var options: IntakeOptions
    let clock: any WallClock
    let logger: Logger
    let spool: Spool
    let loop = PassLoop()
    let queues = FileQueues(label: "intake.spool", width: 4)
    private let executor = FileExecutor(label: "intake")

    var watcher: FolderWatcher?
    var inboxes: [FilePath: Inbox] = [:]
    var ledger: TakenLedger
    /// Entries of the spool that are not runs yet.
    var pending: Set<SpoolEntry> = []
    /// Those of them that somebody still writes to: the file as it was seen, and since when it is so.
    var unfinished: [SpoolEntry: (file: FileStatus, since: ContinuousClock.Instant)] = [:]
    var spoolProblems: [FilePath: GreffierError] = [:]
    /// When the spool is looked at next.
    var spoolDue: ContinuousClock.Instant?
    var hasAdopted = false
    var strays: [FilePath: GreffierError] = [:]
    var problems: [FilePath: IntakeProblem] = [:]
    var paused: GreffierError?
    var written: IntakeStatus?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// `inbox` holds a folder for each pipeline, `state` the spool, the ledger and intake.json.
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
        root = FilePath(inbox)
        self.state = FilePath(state)
        self.registry = registry
        self.catalogue = catalogue
        self.options = options
        self.clock = clock
        self.logger = logger
        spool = Spool(directory: self.state / "spool", blobs: blobs, clock: clock)
        ledger = TakenLedger(file: self.state / "taken.jsonl")
    }

    /// Runs until graceful shutdown or cancellation.
    ///
    /// Throws only where the inbox or the state folder cannot be made.
    package func run() async throws {
        try FileError.reporting {
            try Files.makeDirectories(root)
            try Files.makeDirectories(spool.directory, mode: 0o700)
        }
        startWatching()
        await loop.run { await self.pass(over: .due) }
        watcher = nil
    }

    /// Watches as patiently as these say from now on; by which means stays as it was.
    package func adopt(_ new: IntakeOptions) {
        let mode = options.mode
        options = new
        options.mode = mode
        for path in inboxes.keys { inboxes[path]?.adopt(options) }
        loop.ring()
    }

    /// Looks at every inbox and takes in what is ready; returns when that is done.
    ///
    /// Passes never overlap.
    package func scanNow() async {
        await loop.once { _ = await self.pass(over: .everything) }
    }

    /// Looks, and says whether anything is left that will go on by itself, and what.
    package func isIdle() async -> (idle: Bool, waiting: [IntakeStatus.Waiting]) {
        await scanNow()
        let status = status()
        return (status.idle, status.waiting)
    }

    /// How it stands since the last look.
    package func status() -> IntakeStatus {
        let spooled = pending.filter { spoolProblems[$0.folder] == nil }
            .map { IntakeStatus.Waiting(path: $0.folder.text, reason: .spooled) }
        let onHold = inboxes.values.flatMap(\.held).map { IntakeStatus.Waiting(path: $0.text, reason: .paused) }
        let all = (inboxes.values.flatMap(\.waiting) + spooled + onHold).sorted { $0.path < $1.path }
        return IntakeStatus(
            idle: all.isEmpty || paused != nil,
            waiting: all,
            problems: problems.values.sorted { $0.path < $1.path },
            paused: paused?.code.name,
            inboxes: inboxes.values.map(\.status).sorted { $0.path < $1.path }
        )
    }
}
