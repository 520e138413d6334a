// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch

/// Runs an actor on a serial queue of its own, so that its file calls block nobody else.
///
/// ```swift
/// actor Ledger {
///     private let executor = FileExecutor(label: "ledger")
///     nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
/// }
/// ```
package final class FileExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// The label shows in debuggers.
    package init(label: String) { queue = DispatchQueue(label: label) }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
