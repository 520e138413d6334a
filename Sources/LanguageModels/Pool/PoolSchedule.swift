// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel

/// Which prompt goes to which server and when: decides, and does nothing itself.
///
/// Each prompt goes where its answer should be there first, counting what the server has still to do, what it has kept of
/// the prompt's beginning, how fast it was, and what it allows a minute. Prompts are served in the order in which they came;
/// one that waits for a fast server lets a later one go to a slow one.
struct PoolSchedule: Sendable {
    private(set) var loads: [EndpointLoad]

    /// How a prompt's stay with a server ended.
    enum End: Sendable {
        case answered(ChatReply)
        case failed(GreffierError)
        /// Nobody wants the answer any more.
        case cancelled
    }

    /// What is to be done with the prompts that wait.
    struct Plan: Sendable, Equatable {
        /// Prompts that go now, with the server of each.
        var starts: [Start] = []
        /// Prompts that no server can have.
        var refused: [Int] = []
        /// When to look again even if nothing happens; `nil` for never.
        var wakeAt: Date?

        struct Start: Sendable, Equatable {
            var job: Int
            var endpoint: Int
        }
    }

    init(_ configuration: ModelConfiguration, rest: Double, now: Date) {
        loads = configuration.endpoints.map { _ in
            EndpointLoad(breaker: EndpointBreaker(rest: rest), rate: EndpointRate(configuration.rate, now: now))
        }
    }

    /// Decides for the prompts that wait, in their order; those that start are booked.
    mutating func plan(_ waiting: [PoolJob], now: Date) -> Plan {
        var plan = Plan()
        var planned = loads.map { Planned(rate: $0.rate) }
        for job in waiting {
            guard let choice = choice(for: job, after: planned, now: now) else {
                plan.refused.append(job.id)
                continue
            }
            let index = choice.endpoint
            planned[index].rate.take(job.budget, now: now)
            if choice.starts <= now {
                loads[index].begin(job, now: now)
                plan.starts.append(Plan.Start(job: job.id, endpoint: index))
            } else {
                planned[index].ends.append(choice.ends)
                // A server that rests may be the better one when its rest is over.
                let rests = loads.indices.filter { !job.excluded.contains($0) }.compactMap { loads[$0].breaker.until }
                let moments = [choice.starts] + rests.filter { $0 > now }
                plan.wakeAt = moments.reduce(plan.wakeAt ?? .distantFuture, min)
            }
        }
        return plan
    }

    /// What a server will have to do for prompts that stand before another one.
    private struct Planned {
        /// When those end that wait for it.
        var ends: [Date] = []
        /// What is left of its rate without what all of them take.
        var rate: EndpointRate
    }

    /// What a server told of itself.
    mutating func learn(slots: Int, context: Int?, at endpoint: Int) {
        loads[endpoint].slots = slots
        loads[endpoint].context = context
    }

    /// A prompt left a server, which had come as far as `progress`.
    mutating func end(_ job: Int, at endpoint: Int, _ end: End, _ progress: Progress, now: Date) {
        loads[endpoint].end(job, end, progress, now: now)
    }

    /// How far a server came with a prompt.
    enum Progress: Sendable, Equatable {
        /// It was not given the prompt yet.
        case unsent
        /// It has the prompt, and has written nothing.
        case reading
        /// It began to write at this moment.
        case writing(since: Date)
    }

    /// A server did not even say what it is. (That it says so is no proof that it answers prompts.)
    mutating func fail(_ error: GreffierError, at endpoint: Int, after took: Double, now: Date) {
        loads[endpoint].breaker.fail(error, after: took, now: now)
    }

    /// Why the servers rest that might have had the prompt.
    func reasons(for job: PoolJob, now: Date) -> [GreffierError] {
        loads.indices.filter { !job.excluded.contains($0) }.compactMap { index in
            loads[index].breaker.reason(now: now)
        }
    }

    private struct Choice {
        var endpoint: Int
        var starts: Date
        var ends: Date
    }

    private func choice(for job: PoolJob, after planned: [Planned], now: Date) -> Choice? {
        let usable = loads.indices.filter {
            !job.excluded.contains($0) && loads[$0].breaker.state(now: now) != .open
        }
        let fitting = usable.filter { index in
            loads[index].context.map { job.leastTokens + job.outputLimit <= $0 } ?? true
        }
        // Where it fits nowhere a server says so, with the numbers.
        return (fitting.isEmpty ? usable : fitting).map { index in
            let load = loads[index]
            let isFree = load.isFree(after: planned[index].ends, now: now)
            let starts = max(isFree, planned[index].rate.opens(for: job.budget, now: now), now)
            return Choice(endpoint: index, starts: starts, ends: starts.addingTimeInterval(load.duration(of: job)))
        }
        .min { ($0.ends, $0.endpoint) < ($1.ends, $1.endpoint) }
    }
}
