// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Synchronization

/// Bounds the time of work that may not listen to cancellation.
enum Deadline {
    /// Runs `body` for at most `seconds`, then cancels it and throws `stage.timeout`.
    ///
    /// When the task itself is cancelled, so is `body`. In both cases `body` has `grace` seconds to end; then it is left to
    /// itself, and what it gives is dropped.
    static func run<Value: Sendable>(
        seconds: Double,
        grace: Double,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let race = Race<Value>()
        let work = Task {
            do { race.finish(.success(try await body())) } catch { race.finish(.failure(error)) }
        }
        let alarm = Alarm(after: .seconds(min(seconds, 1e9))) {
            race.markLate()
            work.cancel()
            giveUp(on: race, after: grace)
        }
        defer { alarm.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { race.wait($0) }
        } onCancel: {
            work.cancel()
            giveUp(on: race, after: grace)
        }
    }

    private static func giveUp<Value>(on race: Race<Value>, after grace: Double) {
        Task {
            try await Task.sleep(for: .seconds(grace))
            race.finish(.failure(CancellationError()))
        }
    }
}

/// A value that several may offer and one waits for; the first offer counts.
private final class Race<Value: Sendable>: Sendable {
    private struct State {
        var result: Result<Value, any Error>?
        var waiting: CheckedContinuation<Value, any Error>?
        var isLate = false
    }

    private let state = Mutex(State())

    func markLate() { state.withLock { $0.isLate = true } }

    func finish(_ result: Result<Value, any Error>) {
        let resumption = state.withLock { state -> (CheckedContinuation<Value, any Error>, Result<Value, any Error>)? in
            guard state.result == nil else { return nil }
            var final = result
            // A stage that obeys its time-out reports a cancellation.
            if state.isLate, case .failure(let error) = result, error is CancellationError {
                final = .failure(GreffierError(.stageTimeout))
            }
            state.result = final
            defer { state.waiting = nil }
            return state.waiting.map { ($0, final) }
        }
        if let (continuation, result) = resumption { continuation.resume(with: result) }
    }

    func wait(_ continuation: CheckedContinuation<Value, any Error>) {
        let result = state.withLock { state in
            if state.result == nil { state.waiting = continuation }
            return state.result
        }
        if let result { continuation.resume(with: result) }
    }
}
