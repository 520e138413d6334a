// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
private import JobModel
private import JobStoreSQLite
package import Retrieval

/// What `greffier collections rebuild` does: the indexes from the texts, or everything from the runs.
package struct CollectionRebuild: Sendable {
    private let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    package enum Failure: Error, Sendable {
        /// All is made anew only while no daemon writes.
        case running(DaemonLock.Holder?)
        case unavailable(String)
    }

    /// The word index and the vectors of one collection, or of all.
    ///
    /// Goes on by name with what could be done; vectors that need a server wait for the daemon. Throws `GreffierError`.
    package func indexes(of name: String?, allVectors: Bool) async throws -> [(name: String, repair: Library.Repair)] {
        let library = try ServiceFactory.library(workspace, readOnly: false)
        var done: [(String, Library.Repair)] = []
        for collection in try await library.collections() where name == nil || collection.name == name {
            if let repair = try await library.repair(collection.name, allVectors: allVectors) {
                done.append((collection.name, repair))
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
