// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
package import FoundationEssentials
import Glibc

/// Why one file of an inbox is not taken in now, as far as the file itself tells: for questions beside the daemon.
package enum InboxLook: String, Sendable, Equatable {
    /// Its name is that of a temporary file, or of a note that we wrote ourselves.
    case leftAlone = "left_alone"
    /// This user may not read it.
    case unreadable
    /// A program holds it open for writing.
    case writing
    /// It is empty, or the end that its format asks for is missing.
    case incomplete
    /// It changed a moment ago.
    case settling
    /// Nothing speaks against it: it will be taken at the next look.
    case due

    /// Looks at the file at `path`; `nil` where there is none.
    ///
    /// `settle` and `giveUp` are the intake's, in seconds. Blocks.
    package init?(path: String, settle: Double, giveUp: Double, now: Date) {
        let path = FilePath(path)
        guard let status = try? Files.status(path) else { return nil }
        if LeftAlone.contains(path.name) {
            self = .leftAlone
            return
        }
        guard status.kind == .file else {
            self = .due
            return
        }
        guard let file = try? Descriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY),
            let end = try? FileEnd(of: file, bytes: status.bytes)
        else {
            self = .unreadable
            return
        }
        let age = now.timeIntervalSince1970 - Double(max(status.modified, status.changed)) / 1e9
        let isGivenUp = age >= giveUp
        if !isGivenUp, file.hasWriter == true {
            self = .writing
        } else if !isGivenUp, end == .missing {
            self = .incomplete
        } else {
            self = age < settle ? .settling : .due
        }
    }
}
