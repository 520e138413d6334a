// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// What people are to be told, from the end of a run to the answer of the server that took the message.
///
/// Apart from the `JobStore` that engines work with, but of the same store. Each step is one transaction, so that nothing
/// is lost between two, and nothing is told twice but what a server took in the moment of a crash. It outlasts the runs.
package protocol NotificationStore: Sendable {
    /// Has the end of each run kept from now on, in the transaction that ends it; or no longer, and forgets what was kept.
    func watchEndings(_ isOn: Bool) async throws

    /// Ends of runs that nobody has looked at, oldest first.
    func endings(limit: Int) async throws -> [RunEnding]

    /// Keeps what is to be told of the ends with these numbers, which are done with then; survives the death of the process.
    ///
    /// Of items with one `once` the first is kept alone.
    func note(_ items: [NewNoticeItem], endings: [Int]) async throws

    /// What is to be told and in no message yet, in order.
    func openItems() async throws -> [NoticeItem]

    /// Makes a message of these items, with a delivery to each target; nothing where one of them is in another message.
    ///
    /// Survives the death of the process.
    func make(_ notice: NewNotice, items: [Int]) async throws

    /// Deliveries that have not ended, by the time at which they are due.
    func waitingDeliveries() async throws -> [WaitingDelivery]

    /// The whole message, as it was made; `nil` where it is gone.
    func content(of notice: ULID) async throws -> String?

    /// Writes what became of a try; on disk when it returns, so that a power cut sends nothing twice.
    func settle(_ notice: ULID, target: String, _ outcome: DeliveryOutcome, now: Date) async throws

    /// The latest messages with their deliveries, newest first; `target` narrows to those that were sent to it.
    func notices(since: Date?, sentTo target: String?, limit: Int) async throws -> [NoticeRow]

    /// Removes messages before `date` with their items and deliveries; returns how many.
    func pruneNotices(before date: Date) async throws -> Int
}

/// That a run ended.
package struct RunEnding: Sendable, Equatable {
    package var number: Int
    package var run: ULID

    package init(number: Int, run: ULID) {
        self.number = number
        self.run = run
    }
}

/// Something to tell, before it is kept.
package struct NewNoticeItem: Sendable, Equatable {
    /// Of which rule; decides on limits.
    package var rule: String
    /// Items of one rule and cause make one message.
    package var cause: String
    package var targets: [String]
    package var at: Date
    /// What is told, for whoever makes the message.
    package var content: String
    /// What may be kept once only; `nil` for what ends of runs bring, which come once.
    package var once: String?

    package init(rule: String, cause: String, targets: [String], at: Date, content: String, once: String? = nil) {
        self.rule = rule
        self.cause = cause
        self.targets = targets
        self.at = at
        self.content = content
        self.once = once
    }
}

/// Something to tell, as it is kept.
package struct NoticeItem: Sendable, Equatable {
    package var number: Int
    package var item: NewNoticeItem

    package init(number: Int, item: NewNoticeItem) {
        self.number = number
        self.item = item
    }
}

/// A message before it is kept.
package struct NewNotice: Sendable, Equatable {
    package var id: ULID
    package var rule: String
    package var kind: String
    package var causes: [String]
    package var targets: [String]
    package var at: Date
    package var subject: String
    /// The whole message, for whoever sends it.
    package var content: String

    package init(
        id: ULID,
        rule: String,
        kind: String,
        causes: [String],
        targets: [String],
        at: Date,
        subject: String,
        content: String
    ) {
        self.id = id
        self.rule = rule
        self.kind = kind
        self.causes = causes
        self.targets = targets
        self.at = at
        self.subject = subject
        self.content = content
    }
}
