// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import Glibc

/// The form of the lines of a log.
package enum LogFormat: String, Sendable, CaseIterable {
    /// `message key=value`, after the time and level, or after the journal's priority where the journal listens.
    case text
    /// One JSON object a line.
    case json

    /// The form as it is written at this moment.
    var style: LogLine.Style {
        switch self {
        case .json: .json
        case .text: Self.isJournal ? .journal : .text
        }
    }

    /// Whether standard error leads to the journal, which notes the time itself.
    ///
    /// systemd names the device and inode of its socket: a redirection makes another one.
    private static var isJournal: Bool {
        let named = ProcessInfo.processInfo.environment["JOURNAL_STREAM", default: ""]
        var status = stat()
        guard !named.isEmpty, fstat(STDERR_FILENO, &status) == 0 else { return false }
        return named == "\(status.st_dev):\(status.st_ino)"
    }
}
