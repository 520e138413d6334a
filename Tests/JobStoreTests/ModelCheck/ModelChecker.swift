// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore
import StoreModel

/// Looks at every state that a store can get into, breadth first, and holds each step and each state to the promises.
struct ModelChecker {
    let shape: CheckShape
    private let steps: [CheckStep]
    private var states: [CheckState] = []
    private var numbers: [Int: Int] = [:]
    /// Where each state was first come from.
    private var origins: [(state: Int, step: CheckStep)?] = []
    /// The states from which workers and the clock lead to each state.
    private var sources: [[Int]] = []
    private var transitions = 0
    private var confused = 0

    /// What was found.
    struct Report: Equatable, CustomStringConvertible {
        var states: Int
        var transitions: Int
        /// States in which all jobs have ended.
        var ended: Int
        /// Steps from the start to the furthest state.
        var depth: Int
        /// States that were taken for ones seen before without being the same but for names.
        var confused: Int
        var failure: Failure?

        var description: String {
            let counts = "\(states) states, \(transitions) transitions, \(ended) ends, depth \(depth)"
            return failure.map { "\(counts); \($0)" } ?? counts
        }
    }

    /// A promise that was broken, with a shortest way to where it was: each step and how the jobs stand after it.
    struct Failure: Equatable, CustomStringConvertible {
        var promise: Promise
        var trace: [String]

        var description: String {
            let lines = trace.enumerated().map { "\n  \($0.offset + 1). \($0.element)" }
            return "broken: \(promise)" + lines.joined()
        }
    }

    init(_ shape: CheckShape) {
        self.shape = shape
        steps = shape.steps
    }

    /// Explores until nothing new is found or a promise is broken.
    ///
    /// `watching` names the promises that are looked at.
    mutating func run(
        flaw: ModelRules.Flaw? = nil,
        watching: Set<Promise> = Set(Promise.allCases)
    ) async throws -> Report {
        var depths = [0]
        _ = note(try shape.start(flaw), from: nil)
        var next = 0
        while next < states.count {
            // Seconds of thinking must not keep other tests from their thread.
            if next.isMultiple(of: 32) { await Task.yield() }
            for step in steps {
                let before = states[next]
                var after = before
                let isTaken = step.perform(on: &after.model)
                let isChanged = after.model != before.model
                // Nothing is promised of a worker that is refused, except that nothing changes.
                if !isTaken, !isChanged, step.isWorkers { continue }
                if let promise = Promise.broken(by: step, isTaken, before, &after).first(where: watching.contains) {
                    return report(depths, Failure(promise: promise, trace: trace(next) + [told(step, after)]))
                }
                guard isChanged else { continue }
                transitions += 1
                after.forget()
                let found = note(after, from: (next, step))
                if found == depths.count {
                    depths.append(depths[next] + 1)
                    if let promise = Promise.broken(in: after, shape.limits).first(where: watching.contains) {
                        return report(depths, Failure(promise: promise, trace: trace(found)))
                    }
                }
                if step.isProgress { sources[found].append(next) }
            }
            next += 1
        }
        let stuck = watching.contains(.runsCanEnd) ? stuck() : nil
        return report(depths, stuck.map { Failure(promise: .runsCanEnd, trace: trace($0)) })
    }

    /// The number of a state, which is remembered when it is new.
    private mutating func note(_ state: CheckState, from origin: (Int, CheckStep)?) -> Int {
        let key = state.key(shape.workers, jobsSwap: shape.isSymmetric)
        if let known = numbers[key] {
            if !state.isSame(as: states[known], shape.workers, jobsSwap: shape.isSymmetric) { confused += 1 }
            return known
        }
        numbers[key] = states.count
        states.append(state)
        origins.append(origin)
        sources.append([])
        return states.count - 1
    }

    private func report(_ depths: [Int], _ failure: Failure?) -> Report {
        Report(
            states: states.count,
            transitions: transitions,
            ended: states.count { $0.jobs.allSatisfy(\.state.isFinal) },
            depth: depths.max() ?? 0,
            confused: confused,
            failure: failure
        )
    }

    private func trace(_ state: Int) -> [String] {
        var trace: [String] = []
        var at = state
        while let origin = origins[at] {
            trace.append(told(origin.step, states[at]))
            at = origin.state
        }
        return trace.reversed()
    }

    private func told(_ step: CheckStep, _ after: CheckState) -> String { "\(step) → \(after.told)" }

    /// A state from which workers and the clock alone lead to no end, found by going back from all ends.
    private func stuck() -> Int? {
        var reaches = states.map { $0.jobs.allSatisfy(\.state.isFinal) }
        var open = states.indices.filter { reaches[$0] }
        while let state = open.popLast() {
            for source in sources[state] where !reaches[source] {
                reaches[source] = true
                open.append(source)
            }
        }
        return reaches.firstIndex(of: false)
    }
}
