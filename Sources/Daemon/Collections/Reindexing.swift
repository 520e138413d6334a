// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import JobStoreSQLite
import Logging
import Retrieval

/// Has collections made again from what the runs have kept.
enum Reindexing {
    /// What becomes of a new library.
    struct Begun {
        /// Runs that index their document again.
        var runs: Int
        /// Decisions of people that were brought over.
        var decisions: Int
    }

    /// Makes a new library with what people decided, and has the runs index their documents again.
    ///
    /// `aside` is where the former file lies, if there was one.
    static func begin(
        _ workspace: Workspace,
        _ store: SQLiteJobStore,
        aside: String?,
        now: Date
    ) async throws -> Begun {
        let library = try ServiceFactory.library(workspace, readOnly: false)
        let replay = DecisionReplay(store: store, blobs: ServiceFactory.blobs(workspace), library: library)
        let decisions = try await replay(aside: aside)
        return Begun(runs: try await begin(store, now: now), decisions: decisions)
    }

    /// Restarts the stages that wrote to collections: the memo spares the work before them.
    private static func begin(_ store: SQLiteJobStore, now: Date) async throws -> Int {
        var filter = RunFilter()
        filter.statuses = [.succeeded]
        filter.limit = 500
        var count = 0
        while true {
            let runs = try await store.runs(filter)
            for run in runs {
                guard let story = try await store.story(run.id),
                    let stage = story.jobs.first(where: { $0.result?.collections.isEmpty == false })?.stage
                else { continue }
                _ = try await store.retry(RetryRequest(run: run.id, scope: .from(stage: stage)), now: now)
                count += 1
            }
            guard runs.count == filter.limit, let last = runs.last else { return count }
            filter.before = last.id
        }
    }

    /// Sets a library.sqlite aside that cannot be read any more, and has its collections made again; returns where it lies
    /// now, or `nil` where it was sound.
    static func mendIfDamaged(
        _ workspace: Workspace,
        _ store: SQLiteJobStore,
        now: Date,
        logger: Logger
    ) async throws -> String? {
        let path = workspace.libraryDatabase
        do {
            let library = try ServiceFactory.library(workspace, readOnly: false)
            _ = try await library.collections()
            return nil
        } catch let error as GreffierError where error.code == .storeCorrupt {
            let aside = try setAside(path, now: now)
            let begun = try await begin(workspace, store, aside: aside, now: now)
            logger.error(
                "library.sqlite is damaged: the collections are made again from the runs",
                metadata: [
                    "kept": "\(aside)", "runs": "\(begun.runs)", "decisions": "\(begun.decisions)",
                ]
            )
            return aside
        }
    }

    /// Moves the file with its log out of the way; returns where it lies now.
    static func setAside(_ path: String, now: Date) throws -> String {
        let stamp = Timestamp.text(now).filter { $0.isNumber }
        let aside = "\(path).damaged-\(stamp)"
        do {
            for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
                try FileManager.default.moveItem(atPath: path + suffix, toPath: aside + suffix)
            }
            try FileManager.default.moveItem(atPath: path, toPath: aside)
        } catch {
            throw GreffierError(.storeUnavailable, detail: path, cause: error)
        }
        return aside
    }
}
