// SPDX-License-Identifier: GPL-3.0-or-later
private import BlobStore
private import DurableFiles
private import Foundation
private import JobModel
private import JobStoreSQLite

/// Makes a backup of a workspace that may be at work: settings, pipelines, databases, and every blob they name.
///
/// The order is what makes it whole. Maintenance is held off, so that nothing named is removed meanwhile. The spool goes
/// before the job table: a file on its way is in the one, in the other or in both, and never made a second run. So do
/// the submissions. The collections go after it: what a finished job put there is there. The blobs go last, by the names
/// in the copy, each of which was stored before its name was written. Inboxes and outbox are folders of people, to be
/// copied like any others; secrets are named in the settings, not held there.
package struct Backup: Sendable {
    private let workspace: Workspace

    package init(workspace: Workspace) { self.workspace = workspace }

    /// Makes the backup at `target`, which appears whole by one rename.
    ///
    /// Throws `BackupFailure`, `ManualMaintenance.Failure` where a maintenance is under way, and `GreffierError`.
    package func make(at target: String) async throws -> BackupManifest {
        let path = URL(fileURLWithPath: target).standardizedFileURL.path
        try check(path)
        let lock = try ManualMaintenance.hold(workspace)
        defer { withExtendedLifetime(lock) {} }
        let staging = FilePath(path).parent / ".\(FilePath(path).name.text).tmp-\(getpid())"
        do {
            var box = BackupBox(folder: staging)
            try await onThread { [box] in try box.open() }
            let manifest = try await fill(&box)
            try await onThread { [box] in try box.close(manifest, as: FilePath(path)) }
            return manifest
        } catch {
            try? await onThread { try Files.removeTree(staging) }
            throw error
        }
    }

    private func check(_ path: String) throws {
        if FileManager.default.fileExists(atPath: path) { throw BackupFailure.exists(path) }
        let own = [workspace.state, workspace.inbox, workspace.outbox, workspace.pipelines, workspace.submissions]
        if let folder = own.first(where: { path == $0 || path.hasPrefix($0 + "/") }) {
            throw BackupFailure.inside(folder)
        }
    }

    private func fill(_ box: inout BackupBox) async throws -> BackupManifest {
        let workspace = workspace
        // What an older program left is brought forward before it is copied: the copy is read below, and would then no
        // longer be as the manifest says.
        try await SQLiteJobStore(path: workspace.jobsDatabase, role: .query).close()
        box = try await onThread { [box] in
            var box = box
            try box.take(FilePath(workspace.root) / Workspace.fileName, as: Workspace.fileName)
            try box.takeTree(FilePath(workspace.pipelines), as: "pipelines")
            try box.takeTree(FilePath(workspace.spool), as: "spool")
            for (file, name) in Self.databases(workspace) { try box.takeDatabase(file, as: name) }
            return box
        }
        let damaged = try await takeBlobs(&box)
        return BackupManifest(
            greffier: GreffierVersion.current,
            madeAt: Timestamp.text(Date()),
            workspace: workspace.root,
            files: box.files.sorted { $0.path < $1.path },
            damaged: damaged
        )
    }

    /// In the order in which they are copied.
    private static func databases(_ workspace: Workspace) -> [(file: String, name: String)] {
        [
            (workspace.submissionsDatabase, "submissions.sqlite"),
            (workspace.jobsDatabase, "jobs.sqlite"), (workspace.libraryDatabase, "library.sqlite"),
        ]
    }

    /// Copies what the copied job table names; gives what was not there or not whole.
    private func takeBlobs(_ box: inout BackupBox) async throws -> [String] {
        let store = try SQLiteJobStore(path: (box.folder / "jobs.sqlite").text, role: .query)
        let blobs = ServiceFactory.blobs(workspace)
        let names = try await BlobNames(store: store, blobs: blobs).all().map(\.text).sorted()
        try await store.close()
        var damaged: [String] = []
        (box, damaged) = try await onThread { [box] in
            var box = box
            let damaged = try names.filter { try !box.takeBlob(blobs.location($0), sha256: $0) }
            return (box, damaged)
        }
        return damaged
    }
}
