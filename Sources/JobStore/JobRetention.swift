// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel

/// What keeps a store small, sound and quick: for the nightly maintenance and for `greffier maintain`.
///
/// Every removal takes at most `limit` rows in one short transaction, so that claims never wait long behind it; callers
/// repeat it until it gives less than `limit`. Apart from the `JobStore` that engines work with, but of the same store.
package protocol JobRetention: Sendable {
    /// Removes the runs that ended longest ago and before `date`, with their jobs and attempts; returns how many.
    ///
    /// Their originals' hashes are remembered, so that `namedBlobs` goes on naming them until `forgetOriginals`.
    func pruneRuns(endedBefore date: Date, limit: Int) async throws -> Int

    /// Forgets originals of removed runs that no run used since `date`; returns how many.
    func forgetOriginals(unusedSince date: Date, limit: Int) async throws -> Int

    /// Forgets ticks before `date`, and what the scheduler remembers of pipelines that are not among `pipelines` and
    /// fired nothing for 400 days before it; returns how many rows.
    func pruneSchedules(before date: Date, keeping pipelines: Set<String>) async throws -> Int

    /// Forgets queues that are not among `names`, hold no job, and were neither paused nor wait; returns how many.
    func pruneQueues(keeping names: Set<String>) async throws -> Int

    /// What these limits would remove.
    func prunable(_ limits: RetentionLimits) async throws -> PrunableRows

    /// Blobs that something names, a page at a time, from the start when `cursor` is `nil`.
    ///
    /// `assuming` leaves out what these limits would remove. The pages are no single moment: see `BlobStore.sweep`.
    func namedBlobs(after cursor: BlobCursor?, limit: Int, assuming: RetentionLimits) async throws -> NamedBlobs

    /// What is wrong with the store's files, in the store's own words; empty when they are sound.
    ///
    /// `thorough` compares the indexes with the tables as well. Reads everything and holds up no writer.
    func damages(thorough: Bool) async throws -> [String]

    /// How much of its files the store uses.
    func space() async throws -> StoreSpace

    /// Brings the write-ahead log into the file and cuts it to nothing, as far as readers allow at once.
    func checkpoint() async throws

    /// Gives unused pages back to the file system.
    ///
    /// Holds writers up for the time of a whole copy.
    func compact() async throws
}

/// Up to when what is to go; `nil` keeps it for ever.
package struct RetentionLimits: Sendable, Equatable {
    /// Runs that ended before.
    package var runs: Date?
    /// Memo entries not used since.
    package var memos: Date?
    /// Originals whose last run ended before.
    package var originals: Date?
    /// Calls to language models before.
    package var calls: Date?

    package init(runs: Date? = nil, memos: Date? = nil, originals: Date? = nil, calls: Date? = nil) {
        self.calls = calls
        self.runs = runs
        self.memos = memos
        self.originals = originals
    }
}

/// Counts of rows.
package struct PrunableRows: Sendable, Equatable {
    package var runs: Int
    package var memos: Int
    package var originals: Int
    /// Calls to language models.
    package var calls: Int

    package init(runs: Int, memos: Int, originals: Int, calls: Int = 0) {
        self.calls = calls
        self.runs = runs
        self.memos = memos
        self.originals = originals
    }
}

/// A page of blobs that something names, by their SHA-256.
package struct NamedBlobs: Sendable, Equatable {
    package var blobs: [String]
    /// Those among them that are pipeline snapshots, which name further blobs themselves.
    package var snapshots: Set<String>
    /// Where the next page starts; `nil` after the last.
    package var next: BlobCursor?

    package init(blobs: [String], snapshots: Set<String>, next: BlobCursor?) {
        self.blobs = blobs
        self.snapshots = snapshots
        self.next = next
    }
}

/// A place between two pages of `namedBlobs`.
package struct BlobCursor: Sendable, Equatable {
    /// Which kind of row, in the store's own order.
    package var section: Int
    /// The last key of that kind that was looked at.
    package var key: String

    package init(section: Int, key: String) {
        self.section = section
        self.key = key
    }
}

/// What the store's files take up, in bytes.
package struct StoreSpace: Sendable, Equatable {
    package var used: Int
    /// Inside the files, to be used again or given back.
    package var free: Int

    package init(used: Int, free: Int) {
        self.used = used
        self.free = free
    }
}
