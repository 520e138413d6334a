// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Synchronization

/// A few serial queues with threads of their own, for file calls that block.
///
/// Swift's own threads are as many as there are processors: a call that blocks one of them holds up every task.
/// Several serial queues are needed, not one concurrent queue, since that shares the small pool again.
package final class FileQueues: Sendable {
    private let queues: [DispatchQueue]
    private let next = Atomic<Int>(0)

    /// Makes `width` queues, at least one; the label shows in debuggers.
    package init(label: String, width: Int = 4) {
        queues = (0..<max(1, width)).map { DispatchQueue(label: "\(label).\($0)") }
    }

    /// Runs `body` on one of the queues.
    ///
    /// Not cancelled with its task: a write that has begun ends.
    package func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let turn = next.wrappingAdd(1, ordering: .relaxed).newValue
        let queue = queues[Int(UInt(bitPattern: turn) % UInt(queues.count))]
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body() }) }
        }
    }
}
