// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import Synchronization

/// Hands episodes to threads and adds up what came of them.
final class Series: Sendable {
    private struct State {
        var next = 0
        var tally = Tally()
        /// What kept the harness from going on.
        var obstacle: String?
    }

    private let settings: Strike
    private let state = Mutex(State())
    private let done = DispatchSemaphore(value: 0)
    private let deadline: Double

    init(_ settings: Strike) {
        self.settings = settings
        deadline = Monotonic.now() + settings.minutes * 60
    }

    var tally: Tally { state.withLock { $0.tally } }
    var obstacle: String? { state.withLock { $0.obstacle } }

    func wait(for threads: Int) {
        for _ in 0..<threads { done.wait() }
    }

    func work() {
        while let seed = next() { play(seed) }
        done.signal()
    }

    private func next() -> UInt64? {
        state.withLock { state in
            let isEnough = state.tally.struck >= settings.faults || Monotonic.now() > deadline
            guard state.obstacle == nil, !isEnough, state.next < settings.episodes else { return nil }
            state.next += 1
            return settings.seed(of: state.next - 1)
        }
    }

    private func play(_ seed: UInt64) {
        do {
            let runner = try EpisodeRunner(script: EpisodeScript(seed: seed), program: settings.program.greffier)
            let result = try runner.run()
            if result.violations.isEmpty, !settings.keep { runner.workspace.remove() }
            tell(result, runner.workspace.root)
        } catch {
            state.withLock { $0.obstacle = "\(error)" }
        }
    }

    private func tell(_ result: EpisodeResult, _ root: String) {
        let struck = state.withLock { state in
            state.tally.add(result)
            return state.tally.struck
        }
        if result.violations.isEmpty {
            print(
                "seed \(result.seed): \(result.strikes.count) faults, \(result.runs) runs, all kept (\(struck) faults so far)"
            )
        } else {
            print("seed \(result.seed): BROKEN PROMISES, workspace kept in \(root)")
            for violation in result.violations { print("  \(violation)") }
            print("  again: make chaos SEED=\(result.seed)")
        }
        // Who watches a log wants each line as it comes.
        fflush(nil)
    }
}
