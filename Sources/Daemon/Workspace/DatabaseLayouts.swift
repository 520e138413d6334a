// SPDX-License-Identifier: GPL-3.0-or-later
private import JobStoreSQLite
private import Retrieval

/// The layouts of the databases that this program knows.
///
/// A package compares them with the files on the disk before it puts an older program in the place of a newer one.
package enum DatabaseLayouts {
    /// The newest layout by the name of the file in `state/`, as `PRAGMA user_version` of that file says it.
    package static var known: [(file: String, layout: Int)] {
        [("jobs.sqlite", SQLiteJobStore.layout), ("library.sqlite", Library.layout)]
    }
}
