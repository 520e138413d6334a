// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel

/// `outbox/feed.json`: the latest messages for people, as readers of feeds and other programs take them (JSON Feed 1.1,
/// https://www.jsonfeed.org/version/1.1).
extension Outbox {
    package static let feedName = "feed.json"
    /// So many messages stand in the feed.
    package static let mostInFeed = 200

    /// Puts these messages in the place of the feed, newest first, whole and at once.
    package func publishFeed(_ items: [FeedItem]) async throws {
        let feed = Feed(items: items.prefix(Self.mostInFeed).map(Feed.Item.init))
        let data = try CanonicalJSON.pretty(feed)
        try await perform {
            try Files.makeDirectories(directory)
            try Files.writeAtomically(data, to: directory / FilePath(Self.feedName), mode: Self.fileMode)
        }
    }

    private struct Feed: Encodable {
        let version = "https://jsonfeed.org/version/1.1"
        let title = "Greffier"
        let items: [Item]

        struct Item: Encodable {
            let id: String
            let title: String
            let text: String
            let published: String
            let tags: [String]

            init(_ item: FeedItem) {
                id = item.id
                title = item.title
                text = item.text
                published = Timestamp.text(item.at)
                tags = [item.kind]
            }

            enum CodingKeys: String, CodingKey {
                case id, title, tags
                case text = "content_text"
                case published = "date_published"
            }
        }
    }
}
