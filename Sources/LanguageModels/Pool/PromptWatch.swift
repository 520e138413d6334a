// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// How far a server has come with one prompt.
final class PromptWatch: Sendable {
    enum Stage: Sendable {
        case unsent
        case reading
        case writing(since: ContinuousClock.Instant)
    }

    private let state = Mutex(Stage.unsent)

    var stage: Stage { state.withLock { $0 } }

    func send() { state.withLock { $0 = .reading } }

    func wrote() {
        state.withLock { stage in
            if case .writing = stage { return }
            stage = .writing(since: .now)
        }
    }
}
