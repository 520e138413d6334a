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

/// What the intake is doing: written to `state/intake.json` whenever its problems or its ways of watching change.
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
    /// How each inbox is watched.
    package var inboxes: [InboxStatus]

    package init(
        idle: Bool = true,
        waiting: [Waiting] = [],
        problems: [IntakeProblem] = [],
        paused: String? = nil,
        inboxes: [InboxStatus] = []
    ) {
        self.idle = idle
        self.waiting = waiting
        self.problems = problems
        self.paused = paused
        self.inboxes = inboxes
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        idle = try container.decode(Bool.self, forKey: .idle)
        waiting = try container.decode([Waiting].self, forKey: .waiting)
        problems = try container.decode([IntakeProblem].self, forKey: .problems)
        paused = try container.decodeIfPresent(String.self, forKey: .paused)
        // A version that knew only one way of watching wrote none.
        inboxes = try container.decodeIfPresent([InboxStatus].self, forKey: .inboxes) ?? []
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

            /// The same for people.
            package var words: ErrorDetail {
                switch self {
                case .settling: ErrorDetail("it changed a moment ago", french: "il vient de changer")
                case .incomplete: ErrorDetail("its end is missing", french: "sa fin manque")
                case .writing:
                    ErrorDetail("a program is still writing to it", french: "un logiciel l’écrit encore")
                case .spooled: ErrorDetail("it is being taken in", french: "il est en train d’être pris")
                case .paused: ErrorDetail("nothing is taken in", french: "rien n’est pris")
                }
            }
        }

        package var path: String
        package var reason: Reason

        package init(path: String, reason: Reason) {
            self.path = path
            self.reason = reason
        }
    }
}
