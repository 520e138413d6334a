// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore

/// One of the ways in which a job stops running.
struct WayToEnd: Sendable {
    var name: String
    /// Where the job stands afterwards, when nobody asked to cancel it.
    var state: JobState
    /// Where it stands when somebody did.
    var whenCancelled: JobState = .cancelled
    var outcome: AttemptOutcome
    var end: @Sendable (any JobStore, ClaimedJob, Date) async throws -> Void

    private static func failing(_ name: String, _ code: ErrorCode, _ state: JobState, _ outcome: AttemptOutcome) -> Self
    {
        Self(name: name, state: state, outcome: outcome) { try await $0.fail($1, code, at: $2) }
    }

    static let all: [WayToEnd] = [
        WayToEnd(name: "success", state: .succeeded, whenCancelled: .succeeded, outcome: .succeeded) {
            try await $0.succeed($1, at: $2)
        },
        failing("a passing failure", .modelBusy, .retrying, .failed),
        failing("a permanent failure", .documentCorrupt, .failed, .failed),
        failing("a fault of the machine", .storeFull, .snoozed, .blocked),
        failing("a crash", .workerCrashed, .retrying, .crashed),
        WayToEnd(name: "a snooze", state: .snoozed, outcome: .snoozed) {
            _ = try await $0.snooze($1.lease, until: $2 + 60, now: $2)
        },
        WayToEnd(name: "giving it back", state: .ready, outcome: .released) {
            _ = try await $0.release($1.lease, now: $2)
        },
        WayToEnd(name: "the owner's death", state: .ready, outcome: .interrupted) {
            _ = try await $0.recover(owner: "another", now: $2)
        },
        WayToEnd(name: "a stop", state: .cancelled, outcome: .cancelled) {
            _ = try await $0.stopped($1.lease, now: $2)
        },
    ]
}
