// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// One question under way, and all who wait for its answer.
final class Flight: Sendable {
    private struct State {
        /// In the order in which they came.
        var seats: [Seat]
        var endpoint: String?
        var text = ""
        var task: Task<Void, Never>?
        var isOver = false
    }

    private let state: Mutex<State>

    init(_ first: Seat) { state = Mutex(State(seats: [first])) }

    func start(_ body: @escaping @Sendable () async -> Void) {
        let task = Task { await body() }
        state.withLock { $0.task = task }
    }

    /// Takes one more in and tells it what was written so far; `false` where the flight is over or everybody has left.
    func board(_ seat: Seat) -> Bool {
        state.withLock { state in
            guard !state.isOver else { return false }
            state.seats.append(seat)
            if let endpoint = state.endpoint {
                seat.onProgress?(.began(endpoint: endpoint))
                if !state.text.isEmpty { seat.onProgress?(.text(state.text)) }
            }
            return true
        }
    }

    /// Lets one out; cancels the question, and says so, where that was the last.
    func leave(_ seat: Seat) -> Bool {
        let task: Task<Void, Never>? = state.withLock { state in
            state.seats.removeAll { $0 === seat }
            guard state.seats.isEmpty, !state.isOver else { return nil }
            state.isOver = true
            return state.task
        }
        task?.cancel()
        return task != nil
    }

    /// Told under the lock, so that everybody sees the pieces in their order.
    func tell(_ progress: ChatProgress) {
        state.withLock { state in
            switch progress {
            case .began(let endpoint): (state.endpoint, state.text) = (endpoint, "")
            case .text(let piece): state.text += piece
            }
            for seat in state.seats { seat.onProgress?(progress) }
        }
    }

    /// Gives the answer to all who are still there: the first of them has asked, the others share.
    func land(_ result: Result<ChatReply, any Error>) {
        let seats = state.withLock { state in
            state.isOver = true
            return state.seats
        }
        for (index, seat) in seats.enumerated() {
            seat.answer.offer(
                result.map { reply in
                    var reply = reply
                    if index > 0 { reply.isCached = true }
                    return reply
                }
            )
        }
    }
}

/// One who waits for an answer; the first offer counts.
final class Seat: Sendable {
    let onProgress: (@Sendable (ChatProgress) -> Void)?
    let answer = FirstOffer<ChatReply>()

    init(_ onProgress: (@Sendable (ChatProgress) -> Void)?) { self.onProgress = onProgress }
}
