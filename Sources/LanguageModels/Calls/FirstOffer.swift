// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// A value that one waits for and several may offer, before or after the wait begins; the first offer counts.
final class FirstOffer<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case waiting(CheckedContinuation<Value, any Error>)
        case offered(Result<Value, any Error>)
        case done
    }

    private let state = Mutex(State.empty)

    func wait(_ continuation: CheckedContinuation<Value, any Error>) {
        let result: Result<Value, any Error>? = state.withLock { state in
            guard case .offered(let result) = state else {
                state = .waiting(continuation)
                return nil
            }
            state = .done
            return result
        }
        if let result { continuation.resume(with: result) }
    }

    func offer(_ result: Result<Value, any Error>) {
        let waiting: CheckedContinuation<Value, any Error>? = state.withLock { state in
            switch state {
            case .empty: state = .offered(result)
            case .waiting(let continuation):
                state = .done
                return continuation
            case .offered, .done: break
            }
            return nil
        }
        waiting?.resume(with: result)
    }
}

extension Task where Failure == any Error {
    /// The task's value; throws `CancellationError` at once when whoever waits is cancelled, and lets the task go on.
    func valueUnlessCancelled() async throws -> Success {
        let offer = FirstOffer<Success>()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                offer.wait(continuation)
                Task<Void, Never> { offer.offer(await self.result.mapError { $0 as any Error }) }
            }
        } onCancel: {
            offer.offer(.failure(_Concurrency.CancellationError()))
        }
    }
}
