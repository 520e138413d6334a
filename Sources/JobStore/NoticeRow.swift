// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// A message and what became of it.
package struct NoticeRow: Sendable, Equatable {
    package var notice: NewNotice
    package var deliveries: [Delivery]

    package init(notice: NewNotice, deliveries: [Delivery]) {
        self.notice = notice
        self.deliveries = deliveries
    }

    /// One message on its way to one target.
    package struct Delivery: Sendable, Equatable {
        package var target: String
        package var state: State
        /// How often it was tried.
        package var tries: Int
        /// The next try, while it waits.
        package var dueAt: Date?
        package var endedAt: Date?
        /// Why the last try failed.
        package var error: GreffierError?

        package init(
            target: String,
            state: State,
            tries: Int = 0,
            dueAt: Date? = nil,
            endedAt: Date? = nil,
            error: GreffierError? = nil
        ) {
            self.target = target
            self.state = state
            self.tries = tries
            self.dueAt = dueAt
            self.endedAt = endedAt
            self.error = error
        }

        package enum State: String, Sendable, CaseIterable { case waiting, sent, failed }
    }
}

/// A delivery that has not ended.
package struct WaitingDelivery: Sendable, Equatable {
    package var notice: ULID
    /// Of its message.
    package var rule: String
    package var target: String
    package var tries: Int
    package var dueAt: Date
    /// When its message was made.
    package var madeAt: Date

    package init(notice: ULID, rule: String, target: String, tries: Int, dueAt: Date, madeAt: Date) {
        self.notice = notice
        self.rule = rule
        self.target = target
        self.tries = tries
        self.dueAt = dueAt
        self.madeAt = madeAt
    }
}

/// What became of a try to send.
package enum DeliveryOutcome: Sendable, Equatable {
    case sent
    /// To be tried again at this time.
    case later(Date, GreffierError)
    /// Given up.
    case failed(GreffierError)
}
