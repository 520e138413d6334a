// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel
package import JobStore

extension StoreModel {
    package mutating func pause(queue: String, now: Date) {
        queues[queue, default: Queue()].pausedAt = queues[queue]?.pausedAt ?? now.stored
    }

    package mutating func resume(queue: String) { queues[queue] = Queue() }

    package mutating func setBreaker(_ breaker: BreakerRow?, queue: String) {
        queues[queue, default: Queue()].breaker = breaker.map { breaker in
            var stored = breaker
            stored.until = breaker.until.stored
            return stored
        }
    }

    package func queueRows() -> [QueueRow] {
        let live = jobs.filter { !$0.state.isFinal }
        let names = Set(queues.keys).union(live.map(\.queue))
        return names.sorted().map { name in
            let states = live.filter { $0.queue == name }.map(\.state)
            return QueueRow(
                name: name,
                ready: states.count { $0 == .ready },
                running: states.count { $0 == .running },
                waiting: states.count { $0 == .waiting },
                later: states.count { $0 == .retrying || $0 == .snoozed },
                pausedAt: queues[name]?.pausedAt,
                breaker: queues[name]?.breaker
            )
        }
    }

    // MARK: Rates

    package mutating func setRates(_ limits: [RateLimit], now: Date) {
        let rows = limits.map { RateRow($0, after: rates[$0.name], now: now.stored) }
        rates = Dictionary(rows.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
    }

    package func rateRows() -> [RateRow] { rates.values.sorted { $0.name < $1.name } }

    // MARK: Memo

    package mutating func forgetMemos(unusedSince date: Date, limit: Int) -> Int {
        let old = memo.filter { $0.value.usedAt < date.stored }
            .sorted { ($0.value.usedAt, $0.key) < ($1.value.usedAt, $1.key) }.prefix(limit)
        for entry in old { memo[entry.key] = nil }
        return old.count
    }
}
