// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import Foundation
import JobModel
import JobStore
import Logging
import Notifications

/// That a way is left in peace for a while, as its server does not serve us.
struct WayPause: Sendable, Equatable {
    var until: Date
    /// Failures since the last success.
    var failures: Int

    private static let first = 10.0
    private static let longest = 600.0

    init(after earlier: WayPause?, now: Date) {
        failures = (earlier?.failures ?? 0) + 1
        until = now.addingTimeInterval(BackOff.ceiling(base: Self.first, cap: Self.longest, failures: failures))
    }
}

extension Notifier {
    /// How long a message is worth sending.
    private static let worth = 3 * 86_400.0
    /// The shortest and the longest pause before one message is sent again.
    private static let firstRetry = 30.0
    private static let lastRetry = 3600.0

    /// Has what is due sent, each way by itself; returns when something is due that is not under way.
    func dispatch() async throws -> Date? {
        let now = parts.clock.now()
        var next: Date?
        var due: [NotificationTarget.Way: [WaitingDelivery]] = [:]
        for delivery in try await parts.store.waitingDeliveries() {
            // Who cannot be told at all is given up by any way.
            let way = NotificationTarget(delivery.target)?.way ?? .feed
            let moment = max(delivery.dueAt, pauses[way]?.until ?? .distantPast)
            if moment <= now {
                due[way, default: []].append(delivery)
            } else {
                next = min(next ?? moment, moment)
            }
        }
        for (way, deliveries) in due where sending[way] == nil {
            sending[way] = Task {
                await send(deliveries, by: way)
                sending[way] = nil
                wake.yield()
            }
        }
        return next
    }

    /// One after the other, until the way itself fails.
    private func send(_ deliveries: [WaitingDelivery], by way: NotificationTarget.Way) async {
        for delivery in deliveries {
            if Task.isCancelled { return }
            let failure: GreffierError?
            do {
                try await send(delivery, by: way)
                failure = nil
            } catch is CancellationError {
                return
            } catch {
                failure = GreffierError.wrapping(error)
            }
            guard await settle(delivery, failure, by: way) else { return }
        }
    }

    private func send(_ delivery: WaitingDelivery, by way: NotificationTarget.Way) async throws {
        guard !unwritten.contains(Self.key(delivery)) else { return }
        guard let target = NotificationTarget(delivery.target), let wire = parts.wires[way] else {
            throw GreffierError(.notifyUnset, ErrorDetail(way.rawValue, french: way.rawValue))
        }
        guard let content = try await parts.store.content(of: delivery.notice) else { return }
        try await wire.send(try Message(stored: content), to: target)
        unwritten.insert(Self.key(delivery))
    }

    /// Writes what became of it; whether the way goes on.
    private func settle(
        _ delivery: WaitingDelivery,
        _ failure: GreffierError?,
        by way: NotificationTarget.Way
    ) async -> Bool {
        let now = parts.clock.now()
        let outcome = failure.map { self.outcome(of: delivery, $0, by: way, now: now) } ?? DeliveryOutcome.sent
        if failure == nil { pauses[way] = nil }
        do {
            try await parts.store.settle(delivery.notice, target: delivery.target, outcome, now: now)
            unwritten.remove(Self.key(delivery))
        } catch {
            parts.logger.warning("a notification's end was not written", metadata: ["error": "\(error)"])
            pauses[way] = WayPause(after: pauses[way], now: now)
            return false
        }
        log(delivery, outcome)
        parts.observe(NotificationObservation(way: way, rule: delivery.rule, outcome: outcome))
        if way == .feed, failure == nil { feedGrew.send(()) }
        return failure?.errorClass != .environment
    }

    private func outcome(
        of delivery: WaitingDelivery,
        _ error: GreffierError,
        by way: NotificationTarget.Way,
        now: Date
    ) -> DeliveryOutcome {
        let isTooOld = now.timeIntervalSince(delivery.madeAt) > Self.worth
        switch error.errorClass {
        case .permanent, .defect: return .failed(error)
        case .transient:
            let pause = BackOff.ceiling(base: Self.firstRetry, cap: Self.lastRetry, failures: delivery.tries + 1)
            return isTooOld ? .failed(error) : .later(now.addingTimeInterval(max(pause, error.retryAfter ?? 0)), error)
        case .environment:
            let pause = WayPause(after: pauses[way], now: now)
            pauses[way] = pause
            return isTooOld ? .failed(error) : .later(pause.until, error)
        }
    }

    private func log(_ delivery: WaitingDelivery, _ outcome: DeliveryOutcome) {
        // By which way, and not to whom.
        let channel = NotificationTarget(delivery.target)?.way.rawValue ?? ""
        switch outcome {
        case .sent:
            parts.logger.info(
                "a notification was sent",
                metadata: ["notice": "\(delivery.notice)", "channel": "\(channel)"]
            )
        case .later(_, let error):
            parts.logger.notice(
                "a notification waits",
                metadata: ["notice": "\(delivery.notice)", "channel": "\(channel)", "code": "\(error.code)"]
            )
        case .failed(let error):
            parts.logger.warning(
                "a notification was given up",
                metadata: ["notice": "\(delivery.notice)", "channel": "\(channel)", "code": "\(error.code)"]
            )
        }
    }

    private static func key(_ delivery: WaitingDelivery) -> String { "\(delivery.notice) \(delivery.target)" }
}
