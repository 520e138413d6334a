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
        loads = configuration.endpoints.map { endpoint in
            EndpointLoad(
                slots: endpoint.parallel ?? configuration.parallel ?? 1,
                breaker: EndpointBreaker(rest: rest),
                rate: EndpointRate(configuration.rate, now: now)
            )
        }
    }

    /// Decides for the prompts that wait, in their order; those that start are booked.
    mutating func plan(_ waiting: [PoolJob], now: Date) -> Plan {
        var plan = Plan()
        // The ends of prompts that will go to each server before those behind them.
        var planned: [[Date]] = loads.map { _ in [] }
        for job in waiting {
            guard let choice = choice(for: job, after: planned, now: now) else {
                plan.refused.append(job.id)
                continue
            }
            if choice.starts <= now {
                loads[choice.endpoint].begin(job, now: now)
                plan.starts.append(Plan.Start(job: job.id, endpoint: choice.endpoint))
            } else {
                planned[choice.endpoint].append(choice.ends)
                plan.wakeAt = min(plan.wakeAt ?? .distantFuture, choice.starts)
            }
        }
        return plan
    }

    /// What a server told of itself.
    mutating func learn(slots: Int, context: Int?, at endpoint: Int) {
        loads[endpoint].slots = slots
        loads[endpoint].context = context
    }

    /// A prompt left a server; `firstPiece` is when the server began to write, `nil` where it did not.
    mutating func end(_ job: Int, at endpoint: Int, _ end: End, firstPiece: Date? = nil, now: Date) {
        loads[endpoint].end(job, end, firstPiece: firstPiece, now: now)
    }

    /// A server did not even say what it is. (That it says so is no proof that it answers prompts.)
    mutating func fail(_ error: GreffierError, at endpoint: Int, after took: Double, now: Date) {
        loads[endpoint].breaker.fail(error, after: took, now: now)
    }

    /// Why the servers rest that might have had the prompt.
    func reasons(for job: PoolJob, now: Date) -> [GreffierError] {
        loads.indices.filter { !job.excluded.contains($0) }.compactMap { index in
            loads[index].breaker.state(now: now) == .open ? loads[index].breaker.error : nil
        }
    }

    private struct Choice {
        var endpoint: Int
        var starts: Date
        var ends: Date
    }

    private func choice(for job: PoolJob, after planned: [[Date]], now: Date) -> Choice? {
        let usable = loads.indices.filter {
            !job.excluded.contains($0) && loads[$0].breaker.state(now: now) != .open
        }
        let fitting = usable.filter { index in
            loads[index].context.map { job.leastTokens + job.outputLimit <= $0 } ?? true
        }
        // Where it fits nowhere a server says so, with the numbers.
        return (fitting.isEmpty ? usable : fitting).map { index in
            let load = loads[index]
            let starts = max(
                load.isFree(after: planned[index], now: now),
                load.rate.opens(for: job.budget, now: now),
                now
            )
            return Choice(endpoint: index, starts: starts, ends: starts.addingTimeInterval(load.duration(of: job)))
        }
        .min { ($0.ends, $0.endpoint) < ($1.ends, $1.endpoint) }
    }
}
