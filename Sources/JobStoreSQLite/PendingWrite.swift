// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import Synchronization

/// One caller's write on its way through a group.
protocol AnyPendingWrite: Sendable {
    var durability: Durability { get }
    /// Runs the write; `false` when it failed and must be undone.
    func perform(_ db: Database) -> Bool
    /// Lets the caller go on: with its result, or with `failure` of the transaction.
    func answer(failure: (any Error)?)
}

/// A write with its caller's continuation, which is resumed exactly once, by `answer`.
final class PendingWrite<Value: Sendable>: AnyPendingWrite {
    let durability: Durability
    private let body: @Sendable (Database) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private let result = Mutex<Result<Value, any Error>?>(nil)

    init(
        _ durability: Durability,
        _ continuation: CheckedContinuation<Value, any Error>,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) {
        self.durability = durability
        self.continuation = continuation
        self.body = body
    }

    func perform(_ db: Database) -> Bool {
        let outcome = Result { try body(db) }
        result.withLock { $0 = outcome }
        guard case .success = outcome else { return false }
        return true
    }

    func answer(failure: (any Error)?) {
        let outcome = result.withLock { $0 }
        switch (outcome, failure) {
        case (.failure(let error), _): continuation.resume(throwing: StorageErrors.translate(error))
        case (_, .some(let failure)): continuation.resume(throwing: StorageErrors.translate(failure))
        case (.success(let value), nil): continuation.resume(returning: value)
        case (nil, nil):
            continuation.resume(throwing: StorageErrors.translate(DatabaseError(resultCode: .SQLITE_ABORT)))
        }
    }
}
