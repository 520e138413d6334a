// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Synchronization

/// Keeps runs in memory as a job store would: once by id, once by submission.
final class RecordingRegistry: RunRegistry {
    private struct State {
        var runs: [NewRun] = []
        var known: [String: ULID] = [:]
        var failingPipeline: String?
        var calls = 0
        var outcomes: [ULID: RunOutcome] = [:]
        var failure: GreffierError?
        var watchers: [(Int, CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var runs: [NewRun] { state.withLock { $0.runs } }
    var calls: Int { state.withLock { $0.calls } }
    var names: [String] { runs.compactMap(\.input?.name).sorted() }

    /// Makes every call fail until it is set to `nil` again.
    func fail(with error: GreffierError?) { state.withLock { $0.failure = error } }

    /// Makes calls for one pipeline fail, as a fault of the machine would.
    func fail(pipeline: String?) { state.withLock { $0.failingPipeline = pipeline } }

    /// Forgets every run, as a job store that is restored from before.
    func forget() {
        state.withLock { state in
            state.runs = []
            state.known = [:]
        }
    }

    func end(_ run: ULID, _ status: RunStatus, folder: String? = nil, error: String? = nil) {
        state.withLock { $0.outcomes[run] = RunOutcome(run: run, status: status, folder: folder, error: error) }
    }

    func submit(_ run: NewRun) async throws -> SubmittedRun {
        let (result, waiters) = try state.withLock { state -> (SubmittedRun, [CheckedContinuation<Void, Never>]) in
            state.calls += 1
            if let failure = state.failure { throw failure }
            if state.failingPipeline == run.pipeline { throw GreffierError(.storeUnavailable) }
            let names = [run.id.text] + (run.submissionID.map { ["submission " + $0] } ?? [])
            if let known = names.compactMap({ state.known[$0] }).first {
                return (SubmittedRun(run: known, isNew: false), [])
            }
            for name in names { state.known[name] = run.id }
            state.runs.append(run)
            let count = state.runs.count
            let due = state.watchers.filter { $0.0 <= count }.map(\.1)
            state.watchers.removeAll { $0.0 <= count }
            return (SubmittedRun(run: run.id, isNew: true), due)
        }
        for waiter in waiters { waiter.resume() }
        return result
    }

    func outcomes(ofSubmissions ids: [String]) async throws -> [String: RunOutcome] {
        state.withLock { state in
            var result: [String: RunOutcome] = [:]
            for id in ids {
                guard let run = state.known["submission " + id] else { continue }
                result[id] = state.outcomes[run] ?? RunOutcome(run: run, status: .queued)
            }
            return result
        }
    }

    /// Returns when that many runs have been made.
    func waitForRuns(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.runs.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
