// SPDX-License-Identifier: GPL-3.0-or-later
package import Testing

/// Runs the tests of a suite on threads of their own.
///
/// These tests wait for processes, sometimes for many seconds. On the shared pool of threads, which has one for each
/// core, two of them would stop every other test of the process in the middle, and with it every clock that runs there.
package struct OwnThreads: SuiteTrait, TestTrait, TestScoping {
    package let isRecursive = true
    /// The threads that each test case has for itself; `nil` where all share as many as there are cores.
    let width: Int?

    package func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? { testCase == nil ? nil : self }

    package func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let executor = width.map { BlockingExecutor(width: $0) } ?? .shared
        try await withTaskExecutorPreference(executor) { try await function() }
    }
}

extension Trait where Self == OwnThreads {
    /// The tests block for long and keep the machine busy: they share threads of their own, one for each core.
    package static var ownThreads: Self { OwnThreads(width: nil) }

    /// The tests block for moments between other work: each test case has `width` threads for itself.
    ///
    /// On the shared ones it would stand behind another test whenever it goes on.
    package static func ownThreads(perTest width: Int) -> Self { OwnThreads(width: width) }
}
