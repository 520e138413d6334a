// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// How an engine gets work.
package protocol JobClaiming: Sendable {
    /// Moves jobs whose time has come to ready, at most `ClaimRequest.dueLimit` at once, then claims up to the free slots
    /// of each queue, in one transaction.
    ///
    /// Lower `ClaimRank` first, then the older job, so that begun runs are ended before new ones begin, and nothing waits
    /// for ever. Jobs of kinds not named are left alone, as are paused queues, jobs whose concurrency key is taken, and
    /// jobs whose rate is used up; each claim takes one start from its rate. A job that stands for a whole list
    /// takes neither: its items do. Two callers never get the same job.
    func claim(_ request: ClaimRequest) async throws -> ClaimAnswer

    /// Gives all running jobs of owners other than `owner` back at once, counting an interruption each; too many in a
    /// row fail the job with `stage.interrupted`. Called once when an engine starts; only while it is the only one.
    ///
    /// In each queue that waits for the machine or a server, the first job that does is ready at once: what was at fault
    /// may have been mended while nothing ran.
    func recover(owner: String, now: Date) async throws -> Recovery
}

/// What an engine can take.
package struct ClaimRequest: Sendable, Equatable {
    package var owner: String
    /// Free places by queue.
    package var slots: [String: Int]
    /// Stage kinds that can be run.
    package var kinds: Set<String>
    package var now: Date
    /// Queues of which one job is to show whether they can go on: the one that was tried least comes first there, so that a
    /// job whose own server is gone does not stand before all others for ever.
    package var probing: Set<String>

    /// Most jobs that become ready in one claim.
    ///
    /// When more are due at the same moment, as after a long pause of a server, no claim holds the writer up for seconds;
    /// the answer's `nextDue` is then past already.
    package static let dueLimit = 1000

    package init(
        owner: String,
        slots: [String: Int],
        kinds: Set<String>,
        now: Date,
        probing: Set<String> = []
    ) {
        self.owner = owner
        self.slots = slots
        self.kinds = kinds
        self.now = now
        self.probing = probing
    }
}

/// What an engine got.
package struct ClaimAnswer: Sendable, Equatable {
    package var jobs: [ClaimedJob]
    /// When the next retrying or snoozed job becomes ready, or a rate that held a ready job back has some left.
    package var nextDue: Date?

    package init(jobs: [ClaimedJob], nextDue: Date?) {
        self.jobs = jobs
        self.nextDue = nextDue
    }
}

/// A job with all that is needed to run it.
package struct ClaimedJob: Sendable, Equatable {
    package var lease: Lease
    package var job: JobRow
    package var run: RunRow
    /// The jobs of the run, in the order of the pipeline, as they stand after the claim; without the other items
    /// of a fanned-out stage where the job itself does one of its items.
    package var jobs: [JobRow]
    /// Whether this claim began the run.
    package var isFirst: Bool

    package init(lease: Lease, job: JobRow, run: RunRow, jobs: [JobRow], isFirst: Bool) {
        self.lease = lease
        self.job = job
        self.run = run
        self.jobs = jobs
        self.isFirst = isFirst
    }
}

/// What was found of a dead engine.
package struct Recovery: Sendable, Equatable {
    /// Jobs that are ready again.
    package var resumed: [JobID]
    /// Jobs that failed because the daemon died with them too often.
    package var quarantined: [JobID]

    package init(resumed: [JobID] = [], quarantined: [JobID] = []) {
        self.resumed = resumed
        self.quarantined = quarantined
    }
}
