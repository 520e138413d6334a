// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore
import Notifications
import Outbox

/// Puts messages into the feed of the outbox.
///
/// The feed is written anew from the job store each time, so that a message stands in it once, however often it comes.
struct FeedWire: NotificationWire {
    let store: any NotificationStore
    let outbox: Outbox

    func send(_ message: Message, to target: NotificationTarget) async throws {
        let told = try await store.notices(since: nil, sentTo: target.text, limit: Outbox.mostInFeed)
        let before = told.compactMap { try? Message(stored: $0.notice.content) }.filter { $0.id != message.id }
        let all = ([message] + before).sorted { $0.id > $1.id }
        try await outbox.publishFeed(
            all.map { FeedItem(id: $0.id, kind: $0.kind.rawValue, at: $0.at, title: $0.subject, text: $0.text) }
        )
    }
}
