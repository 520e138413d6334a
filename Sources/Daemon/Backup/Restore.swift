// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
private import Foundation
private import JobModel
private import JobStore
import JobStoreSQLite
private import PipelineModel

/// Brings a backup back into a workspace that holds no runs.
///
/// Every file is compared with the manifest before anything is written. The job table comes last, so that a restore that
/// was cut off leaves a workspace without runs, and can simply be done again.
package struct Restore: Sendable {
    private let backup: FilePath
    private let manifest: BackupManifest

    /// What was brought back.
    package struct Outcome: Encodable, Sendable, Equatable {
        package var workspace: String
        package var madeAt: String
        package var files: Int
        package var bytes: Int
        /// Jobs that were running when the backup was made, and are ready again.
        package var resumed: Int
        /// Runs that are indexed anew, because the collections were missing or damaged.
        package var reindexed: Int
        /// Files of the workspace that differed, and what they are called now.
        package var keptAside: [String]
        /// Blobs that were missing when the backup was made.
        package var damaged: [String]
        /// Whether the folders lie elsewhere than the settings in the backup say.
        package var otherPaths: Bool

        private enum CodingKeys: String, CodingKey {
            case workspace, files, bytes, resumed, reindexed, damaged
            case madeAt = "made_at"
            case keptAside = "kept_aside"
            case otherPaths = "other_paths"
        }
    }

    /// Reads the manifest.
    ///
    /// Throws `BackupFailure.noBackup` or `.newer`.
    package init(from folder: String) throws {
        backup = FilePath(URL(fileURLWithPath: folder).standardizedFileURL.path)
        guard let manifest = BackupManifest.read(backup) else { throw BackupFailure.noBackup(backup.text) }
        guard manifest.schema == 1 else { throw BackupFailure.newer(manifest.greffier) }
        self.manifest = manifest
    }

    /// Compares every file with the manifest.
    ///
    /// Throws `BackupFailure.broken` with those that are missing or differ.
    package func verify() async throws {
        let (backup, manifest) = (backup, manifest)
        let broken = try await onThread {
            manifest.files.filter { file in
                guard Self.isInside(file.path), let found = try? Files.hash(backup / file.path) else { return true }
                return found.sha256 != file.sha256 || found.bytes != file.bytes
            }.map(\.path)
        }
        if !broken.isEmpty { throw BackupFailure.broken(broken) }
    }

    /// A path of a manifest that somebody wrote must not lead out of the folders.
    private static func isInside(_ path: String) -> Bool {
        !path.hasPrefix("/")
            && !path.split(separator: "/", omittingEmptySubsequences: false).contains { $0 == ".." || $0.isEmpty }
    }

    /// Brings it back into the folder `directory`, which is made where it does not exist.
    ///
    /// Where that has settings, its own `paths:` hold, else its folders lie below it; with `keepingPaths` those that the
    /// backup names. Throws `BackupFailure`, `Mistakes` for settings that do not load, and `GreffierError`.
    package func into(_ directory: String, keepingPaths: Bool = false) async throws -> Outcome {
        try await verify()
        let root = URL(fileURLWithPath: directory).standardizedFileURL.path
        let restored = try restoredSettings(root, keepingPaths: keepingPaths)
        let workspace = Workspace(root: root, settings: restored.settings)
        try ServiceFactory.prepareState(workspace)
        let lock = try hold(workspace)
        defer { withExtendedLifetime(lock) {} }
        try await requireEmpty(workspace)
        let writer = RestoreWriter(backup: backup, workspace: workspace, settings: restored.text)
        let files = manifest.files
        let keptAside = try await onThread { try writer.place(files) }
        let hasLibrary = files.contains { $0.path == "library.sqlite" }
        let isSound = try await onThread {
            guard hasLibrary else { return false }
            if SQLiteCopy.damages(of: workspace.libraryDatabase).isEmpty { return true }
            try Files.remove(FilePath(workspace.libraryDatabase))
            return false
        }
        let (resumed, reindexed) = try await wake(workspace, reindexing: !isSound)
        return Outcome(
            workspace: workspace.root,
            madeAt: manifest.madeAt,
            files: files.count,
            bytes: manifest.bytes,
            resumed: resumed,
            reindexed: reindexed,
            keptAside: keptAside,
            damaged: manifest.damaged,
            otherPaths: restored.hasOtherPaths
        )
    }

    // MARK: Steps

    /// The settings of the backup as they are to hold in the folder `root`.
    private func restoredSettings(_ root: String, keepingPaths: Bool) throws -> RestoredSettings {
        let (file, existing) = ((backup / Workspace.fileName).text, root + "/" + Workspace.fileName)
        return try RestoredSettings(
            backup: (try? String(contentsOfFile: file, encoding: .utf8)) ?? "",
            file: file,
            existing: (try? String(contentsOfFile: existing, encoding: .utf8)).map { ($0, existing) },
            keepingPaths: keepingPaths,
            environment: ProcessInfo.processInfo.environment
        )
    }

    private func hold(_ workspace: Workspace) throws -> DaemonLock {
        do {
            return try DaemonLock(path: workspace.lockFile, now: Timestamp.text(Date()))
        } catch {
            switch error {
            case .held(let holder): throw BackupFailure.running(holder)
            case .unavailable(let reason): throw GreffierError(.storeUnavailable, detail: reason)
            }
        }
    }

    private func requireEmpty(_ workspace: Workspace) async throws {
        let store = try SQLiteJobStore(path: workspace.jobsDatabase, role: .query)
        var filter = RunFilter()
        filter.limit = 1
        let isEmpty = try await store.runs(filter).isEmpty
        try await store.close()
        if !isEmpty { throw BackupFailure.notEmpty(workspace.root) }
    }

    /// Makes what was running ready again; with `reindexing` has everything indexed anew.
    private func wake(_ workspace: Workspace, reindexing: Bool) async throws -> (resumed: Int, reindexed: Int) {
        guard FileManager.default.fileExists(atPath: workspace.jobsDatabase) else { return (0, 0) }
        let store = try SQLiteJobStore(path: workspace.jobsDatabase, role: .engine)
        let now = Date()
        let resumed = try await store.recover(owner: ULID(date: now).text, now: now).resumed.count
        let reindexed = reindexing ? try await Reindexing.begin(workspace, store, aside: nil, now: now).runs : 0
        try await store.close()
        return (resumed, reindexed)
    }
}
