// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles

/// A file between inbox and store, for questions beside the daemon and for what must keep its hands off it.
package struct SpoolLook: Sendable, Equatable {
    /// Where it is now.
    package var path: String
    /// Where it was dropped.
    package var droppedAt: String?
    package var pipeline: String?

    /// All files in these spools: `state/spool`, and the `.greffier` folders of inboxes on other mounts.
    ///
    /// Entries that cannot be read now are left out. Blocks.
    package static func files(in spools: [String]) -> [SpoolLook] {
        spools.flatMap { (try? Spool.entries(in: FilePath($0))) ?? [] }.compactMap { entry in
            guard let (name, meta) = try? entry.contents(), let name else { return nil }
            return SpoolLook(path: (entry.folder / name).text, droppedAt: meta?.path, pipeline: meta?.pipeline)
        }
    }
}
