// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
private import JobModel
private import JobStoreSQLite
package import Retrieval
private import Stages

/// What `greffier collections rebuild` does: the indexes from the texts, or everything from the runs.
package struct CollectionRebuild: Sendable {
    private let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    package enum Failure: Error, Sendable {
        /// All is made anew only while no daemon writes.
        case running(DaemonLock.Holder?)
        case unavailable(String)
    }

    /// What was done for one collection.
    package struct Done: Sendable, Equatable {
        package var name: String
        package var repair: Library.Repair
        /// Entries of an earlier version that were given what it did not keep yet.
        package var renewed: Int
    }

    /// The word index and the vectors of one collection, or of all, and what entries of earlier versions lack.
    ///
    /// Goes on by name with what could be done; vectors that need a server wait for the daemon. Throws `GreffierError`.
    package func indexes(of name: String?, allVectors: Bool) async throws -> [Done] {
        let library = try ServiceFactory.library(workspace, readOnly: false)
        let renewal = EntryRenewal(library, lexicons: try LexiconFiles.load(workspace).lexicons)
        var done: [Done] = []
        for collection in try await library.collections() where name == nil || collection.name == name {
            if let repair = try await library.repair(collection.name, allVectors: allVectors) {
                let renewed = try await renewal.renew(collection.name)
                done.append(Done(name: collection.name, repair: repair, renewed: renewed))
            }
        }
        do {
            try await library.renewVectors()
        } catch let error as GreffierError where [.modelUnreachable, .modelBusy].contains(error.code) {
            return done
        }
        return done
    }

    /// Has all collections made again from what the runs have kept.
    ///
    /// library.sqlite is set aside; the jobs run with the next daemon. Returns where the old file lies, if there was one, how
    /// many runs index again, and how many decisions of people were brought over.
    ///
    /// Throws `Failure` and `GreffierError`.
    package func everything(now: Date = Date()) async throws
        -> (aside: String?, runs: Int, decisions: Int)
    {
        try ServiceFactory.prepareState(workspace)
        let lock: DaemonLock
        do {
            lock = try DaemonLock(path: workspace.lockFile, now: Timestamp.text(now))
        } catch {
            switch error {
            case .held(let holder): throw Failure.running(holder)
            case .unavailable(let reason): throw Failure.unavailable(reason)
            }
        }
        defer { withExtendedLifetime(lock) {} }
        let path = workspace.libraryDatabase
        let aside = FileManager.default.fileExists(atPath: path) ? try Reindexing.setAside(path, now: now) : nil
        let store = try SQLiteJobStore(path: workspace.jobsDatabase, role: .engine)
        let begun = try await Reindexing.begin(workspace, store, aside: aside, now: now)
        try await store.close()
        return (aside, begun.runs, begun.decisions)
    }
}
