// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore
import Testing

@Suite("Rules of jobs and runs")
struct JobRulesTests {
    private let rules = JobRules()

    @Test("final states accept nothing but a new start")
    func finality() {
        for state in JobState.allCases where state.isFinal {
            let job = JobCondition(state: state, leaseNumber: 1, maxAttempts: 3)
            let failure = JobFailure(GreffierError(.modelBusy), retryAt: Samples.start)
            let events: [JobEvent] = [
                .release, .skip, .due, .claim(owner: "a"), .succeed(lease: 1), .fail(lease: 1, failure),
                .snooze(lease: 1, until: Samples.start), .yield(lease: 1), .stopped(lease: 1), .ownerDied, .cancel,
                .hurry,
            ]
            for event in events { #expect(rules.apply(event, to: job) == nil, "\(event) on \(state)") }
            #expect(rules.apply(.restart, to: job)?.condition.state == .waiting)
        }
    }

    @Test("a void lease is refused by every event that shows one")
    func fence() {
        let job = JobCondition(state: .running, leaseNumber: 4, owner: "a", maxAttempts: 3)
        let failure = JobFailure(GreffierError(.documentCorrupt), retryAt: Samples.start)
        for lease in [3, 5] {
            let events: [JobEvent] = [
                .succeed(lease: lease), .fail(lease: lease, failure), .snooze(lease: lease, until: Samples.start),
                .yield(lease: lease), .stopped(lease: lease),
            ]
            for event in events { #expect(rules.apply(event, to: job) == nil) }
        }
    }

    @Test("a stage asked to stop is cancelled however it ends, unless it succeeds")
    func cancellation() {
        let job = JobCondition(state: .running, leaseNumber: 1, owner: "a", maxAttempts: 3, cancelRequested: true)
        let failure = JobFailure(GreffierError(.modelBusy), retryAt: Samples.start)
        let events: [JobEvent] = [
            .fail(lease: 1, failure), .snooze(lease: 1, until: Samples.start), .yield(lease: 1), .stopped(lease: 1),
            .ownerDied,
        ]
        for event in events { #expect(rules.apply(event, to: job)?.condition.state == .cancelled) }
        #expect(rules.apply(.succeed(lease: 1), to: job)?.condition.state == .succeeded)
    }

    @Test("a graph settles to its end in one go")
    func settling() {
        func node(_ id: Int64, _ stage: String, _ after: [String], _ state: JobState, delivery: Bool = false)
            -> RunGraph.Node
        {
            .init(id: JobID(id), stage: stage, isDelivery: delivery, dependsOn: after, isOptional: false, state: state)
        }
        let graph = RunGraph([
            node(1, "d", ["c"], .waiting), node(2, "c", ["b"], .waiting), node(3, "b", ["a"], .waiting),
            node(4, "a", [], .failed), node(5, "publish", ["a", "b", "c", "d"], .waiting, delivery: true),
        ])
        #expect(graph.settle().map(\.id) == [JobID(3), JobID(2), JobID(1), JobID(5)])
        #expect(graph.settle().map(\.event) == [.skip, .skip, .skip, .release])
        #expect(graph.descendants(of: "b") == ["b", "c", "d", "publish"])
    }
}
