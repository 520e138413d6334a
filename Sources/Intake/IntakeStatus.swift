// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// A file or folder that stays in the inbox until somebody does something about it.
package struct IntakeProblem: Codable, Sendable, Hashable {
    /// Absolute; bytes that are no UTF-8 show as U+FFFD.
    package var path: String
    /// The name of an `ErrorCode`.
    package var code: String
    package var detail: String
    /// When it was first met, as a `Timestamp`.
    package var since: String

    package init(path: String, error: GreffierError, since: String) {
        self.path = path
        code = error.code.name
        detail = error.detail
        self.since = since
    }
}

/// What the intake is doing: written to `state/intake.json` whenever its problems change.
package struct IntakeStatus: Codable, Sendable, Equatable {
    /// Nothing is settling, incomplete or half taken in.
    ///
    /// Problems do not count: they may last for ever.
    package var idle: Bool
    /// Files that will be taken in by themselves.
    package var waiting: [Waiting]
    package var problems: [IntakeProblem]
    /// Why nothing is taken in at the moment, as an error code's name; `null` when all is well.
    package var paused: String?

    package init(idle: Bool = true, waiting: [Waiting] = [], problems: [IntakeProblem] = [], paused: String? = nil) {
        self.idle = idle
        self.waiting = waiting
        self.problems = problems
        self.paused = paused
    }

    /// A file that is not taken in yet.
    package struct Waiting: Codable, Sendable, Hashable {
        /// What it waits for.
        package enum Reason: String, Codable, Sendable {
            /// It changed a moment ago.
            case settling
            /// Its end is missing, or it is empty.
            case incomplete
            /// A program holds it open for writing.
            case writing
            /// It is in the spool, on its way into the store.
            case spooled
            /// The disk is full, or some other fault of the machine holds everything up.
            case paused
        }

        package var path: String
        package var reason: Reason

        package init(path: String, reason: Reason) {
            self.path = path
            self.reason = reason
        }
    }
}
