// SPDX-License-Identifier: GPL-3.0-or-later
import JobStore
import Notifications

/// What became of one try to send a message, for those who count.
struct NotificationObservation: Sendable {
    var way: NotificationTarget.Way
    var rule: String
    var outcome: Outcome

    /// Sent, given up, or put off until the server takes it.
    enum Outcome: String, Sendable { case sent, failed, held }

    init(way: NotificationTarget.Way, rule: String, outcome: DeliveryOutcome) {
        self.way = way
        self.rule = rule
        switch outcome {
        case .sent: self.outcome = .sent
        case .failed: self.outcome = .failed
        case .later: self.outcome = .held
        }
    }
}
