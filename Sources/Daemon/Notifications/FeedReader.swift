// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore
import Notifications
import Outbox

/// Reads on in the feed from where it was.
///
/// It goes by what it has seen and not by time: a message that could not be put into the feed at once comes later than
/// younger ones.
struct FeedReader: Sendable {
    private let store: any NotificationStore
    private var seen: Set<ULID>

    /// Begins behind the message of this id, or behind all that is there.
    ///
    /// Where the feed does not hold that message any more, all that it holds is new.
    init(_ store: any NotificationStore, after last: ULID?) async throws {
        self.store = store
        seen = []
        let rows = try await rows()
        let start = last.map { last in rows.firstIndex { $0.notice.id == last } ?? rows.endIndex } ?? rows.startIndex
        seen = Set(rows[start...].map(\.notice.id))
    }

    /// What came since, oldest first.
    mutating func next() async throws -> [Message] {
        let rows = try await rows()
        let news = rows.filter { !seen.contains($0.notice.id) }.reversed()
        seen = Set(rows.map(\.notice.id))
        return news.compactMap { try? Message(stored: $0.notice.content) }
    }

    /// The newest first.
    private func rows() async throws -> [NoticeRow] {
        try await store.notices(since: nil, sentTo: NotificationTarget.feed.text, limit: Outbox.mostInFeed)
    }
}
