// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
private import Foundation

/// Backups in one folder, each named by when it was made: `greffier-20261123T043000Z`.
package struct BackupSeries: Sendable {
    private let folder: FilePath

    package init(folder: String) { self.folder = FilePath(URL(fileURLWithPath: folder).standardizedFileURL.path) }

    /// The path of the one to be made now.
    package var next: String {
        let format = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt)
        return (folder / ("greffier-" + Date().formatted(format))).text
    }

    /// Removes the oldest backups of this workspace beyond `count`, and what backups that were cut off left behind.
    ///
    /// Anything else in the folder stays: other names, backups of other workspaces, folders without a manifest. Gives the
    /// paths of the backups that went.
    package func prune(keeping count: Int, of workspace: Workspace) async throws -> [String] {
        let folder = folder
        return try await onThread {
            // No two are made of one workspace at a time; of another one, a backup may be under way.
            let lock = try ManualMaintenance.hold(workspace)
            defer { withExtendedLifetime(lock) {} }
            let names = try Files.list(folder).map(\.text)
            for name in names where Self.isCutOff(name) { try Files.removeTree(folder / name) }
            let own = names.filter { name in
                Self.isMember(name) && BackupManifest.read(folder / name)?.workspace == workspace.root
            }
            let old = own.sorted().dropLast(count).map { folder / $0 }
            for path in old { try remove(path) }
            return old.map(\.text)
        }
    }

    /// Takes the name away first, so that what is removed half-way is not taken for a backup.
    private func remove(_ backup: FilePath) throws {
        let gone = backup.parent / ".\(backup.name.text).tmp-\(getpid())"
        try Files.rename(backup, to: gone)
        try Files.removeTree(gone)
    }

    private static func isMember(_ name: String) -> Bool {
        name.wholeMatch(of: /greffier-\d{8}T\d{6}Z/) != nil
    }

    /// A folder that a process which is gone was filling or removing.
    private static func isCutOff(_ name: String) -> Bool {
        guard let found = name.wholeMatch(of: /\.greffier-\d{8}T\d{6}Z\.tmp-(\d+)/), let process = Int32(found.1) else {
            return false
        }
        return kill(process, 0) != 0 && errno == ESRCH
    }
}
