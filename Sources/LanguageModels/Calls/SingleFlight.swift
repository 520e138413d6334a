// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// Asks once what several ask at the same time, and gives all of them the answer.
///
/// Who is cancelled leaves at once and takes nothing from the others; when all have left, the question is cancelled.
final class SingleFlight: Sendable {
    private let flights = Mutex<[String: Flight]>([:])

    /// The answer to the question `key`, asked by `body` unless that is under way.
    ///
    /// All but one of those who share an answer get it as cached: it was given, and paid for, once. `onProgress` sees what
    /// was written before it came, too. Throws what `body` throws, and `CancellationError` at once where the task is cancelled.
    func ask(
        _ key: String,
        onProgress: (@Sendable (ChatProgress) -> Void)?,
        _ body: @escaping @Sendable (_ onProgress: @escaping @Sendable (ChatProgress) -> Void) async throws -> ChatReply
    ) async throws -> ChatReply {
        let seat = Seat(onProgress)
        let flight = flights.withLock { flights in
            if let flight = flights[key], flight.board(seat) { return flight }
            let flight = Flight(seat)
            flights[key] = flight
            // Begun under the lock, so that whoever leaves finds what is to be cancelled.
            flight.start { [self] in
                let result: Result<ChatReply, any Error>
                do { result = .success(try await body(flight.tell)) } catch { result = .failure(error) }
                remove(flight, key)
                flight.land(result)
            }
            return flight
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { seat.answer.wait($0) }
        } onCancel: {
            if flight.leave(seat) { remove(flight, key) }
            seat.answer.offer(.failure(CancellationError()))
        }
    }

    /// Nobody boards it any more.
    private func remove(_ flight: Flight, _ key: String) {
        flights.withLock { if $0[key] === flight { $0[key] = nil } }
    }
}
