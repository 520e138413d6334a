// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import JobModel

/// One folder that a pipeline takes files from, with all that the intake remembers of it between two looks.
struct Inbox {
    let path: FilePath
    let pipeline: String

    /// Which directory it was at the last look: a mount that comes or goes puts another in its place.
    var identity: Identity?
    var mode: InboxMode
    var table: SettleTable
    /// The file whose event is waited for, and until when.
    var canary: (path: FilePath, deadline: ContinuousClock.Instant)?
    /// When a canary may fly again after one that did not come back.
    var nextTest = ContinuousClock.now
    /// Some file was copied and stays.
    var copies = false
    var lastLook: ContinuousClock.Instant?
    /// When it is looked at next, whatever happens.
    var due = ContinuousClock.now
    var waiting: [IntakeStatus.Waiting] = []
    /// Files that were whole at the last look, and could not be taken for want of room.
    var held: Set<FilePath> = []
    var problems: [FilePath: GreffierError] = [:]

    struct Identity: Equatable {
        let device: UInt64
        let inode: UInt64

        /// `nil` where nothing is there.
        init?(of path: FilePath) {
            guard let status = try? Files.target(path) else { return nil }
            device = status.device
            inode = status.inode
        }
    }

    init(path: FilePath, pipeline: String, options: IntakeOptions) {
        self.path = path
        self.pipeline = pipeline
        mode = InboxMode(wanted: options.mode)
        table = SettleTable(settle: options.settle, giveUp: options.giveUp)
    }

    /// Is looked at now, and from now on as patiently as these say.
    mutating func adopt(_ options: IntakeOptions) {
        table.settle = options.settle
        table.giveUp = options.giveUp
        due = .now
    }

    var isPolled: Bool { mode.decision.mode == .polling }

    var status: InboxStatus {
        let decision = mode.decision
        return InboxStatus(
            path: path.text,
            pipeline: pipeline,
            mode: decision.mode,
            reason: decision.reason,
            canary: mode.canary,
            fileSystem: mode.kind?.name ?? "unknown",
            copies: copies || mode.isReadOnly,
            unwatched: mode.beyondLimit
        )
    }

    /// Looks again after `delay` at the latest.
    mutating func look(in delay: Duration, from now: ContinuousClock.Instant) { due = min(due, now + delay) }
}
