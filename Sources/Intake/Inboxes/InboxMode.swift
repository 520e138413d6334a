// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles

/// What is known of an inbox when it is decided how to watch it: a value without clock or disk.
struct InboxMode: Sendable, Equatable {
    var wanted: IntakeOptions.Mode
    /// `nil` where the system does not tell.
    var kind: FileSystemKind?
    var isReadOnly = false
    /// Whether there is inotify at all.
    var hasWatcher = true
    /// How many folders of the inbox the limit leaves out.
    var beyondLimit = 0
    /// How many may not be watched for another reason.
    var refused = 0
    var canary = InboxStatus.Test.notTried

    /// Whether a test file is worth the while: nothing else speaks against events.
    var needsCanary: Bool {
        var hopeful = self
        hopeful.canary = .ok
        return hopeful.decision.mode == .events
    }

    /// How the inbox is watched, and the first reason for it.
    ///
    /// Polling wherever something speaks against events: a look too many costs little, a file that nobody sees a lot.
    var decision: (mode: InboxStatus.Mode, reason: InboxStatus.Reason) {
        if wanted == .poll { return (.polling, .configured) }
        if !hasWatcher { return (.polling, .unwatched) }
        if wanted == .auto, kind?.hasTrustedEvents != true { return (.polling, .fileSystem) }
        if isReadOnly { return (.polling, .readOnly) }
        if beyondLimit > 0 { return (.polling, .watchLimit) }
        if refused > 0 { return (.polling, .unwatched) }
        switch canary {
        case .ok: return (.events, .tested)
        case .missing: return (.polling, .noEvent)
        case .pending, .notTried: return (.polling, .untested)
        }
    }
}
