// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Runs the tests of a suite on threads of their own.
///
/// These tests wait for processes, sometimes for many seconds. On the shared pool of threads, which has one for each
/// core, two of them would stop every other test of the bundle in the middle, and with it every clock that runs there.
struct OwnThreads: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? { testCase == nil ? nil : self }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(BlockingExecutor.shared) { try await function() }
    }
}

extension Trait where Self == OwnThreads {
    /// The tests block: they get threads of their own, at most one for each core.
    static var ownThreads: Self { OwnThreads() }
}

/// As many threads as the machine has cores, apart from those that all tasks share.
private final class BlockingExecutor: TaskExecutor {
    static let shared = BlockingExecutor()

    private let queue = OperationQueue()

    private init() {
        queue.name = "tests that block"
        queue.maxConcurrentOperationCount = max(2, ProcessInfo.processInfo.activeProcessorCount)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
