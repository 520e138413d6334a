// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles

/// How one inbox is watched, and why: shown by `greffier doctor`.
package struct InboxStatus: Codable, Sendable, Hashable {
    /// Where news of the inbox comes from.
    package enum Mode: String, Codable, Sendable { case events, polling }

    /// Why it is watched that way.
    package enum Reason: String, Codable, Sendable, CaseIterable {
        /// A test file was told of.
        case tested
        /// `intake.mode: poll`.
        case configured
        /// Other machines write there too, or it is not known who does.
        case fileSystem = "file_system"
        /// The folder takes no test file, and no file can be taken out of it.
        case readOnly = "read_only"
        /// A test file was made, and no event came.
        case noEvent = "no_event"
        /// The answer to the test is on its way.
        case untested
        /// The system's limit on watched folders is reached.
        case watchLimit = "watch_limit"
        /// inotify is not to be had, or the folder may not be watched.
        case unwatched
    }

    /// What became of the test file.
    package enum Test: String, Codable, Sendable {
        case ok, missing, pending
        case notTried = "not_tried"
    }

    /// Absolute.
    package var path: String
    package var pipeline: String
    package var mode: Mode
    package var reason: Reason
    package var canary: Test
    /// As `stat -f` calls it.
    package var fileSystem: String
    /// Files are copied and stay where they are: the folder, or one below it, is read-only.
    package var copies: Bool
    /// Folders that the system's limit keeps from being watched.
    package var unwatched: Int

    private enum CodingKeys: String, CodingKey {
        case path, pipeline, mode, reason, canary, copies, unwatched
        case fileSystem = "file_system"
    }
}
