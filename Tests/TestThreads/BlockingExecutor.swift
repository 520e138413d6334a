// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Threads apart from those that all tasks share.
final class BlockingExecutor: TaskExecutor {
    /// As many as the machine has cores.
    static let shared = BlockingExecutor(width: max(2, ProcessInfo.processInfo.activeProcessorCount))

    private let queue = OperationQueue()

    init(width: Int) {
        queue.name = "tests that block"
        queue.maxConcurrentOperationCount = width
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
