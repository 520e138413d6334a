// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONValues
import JobModel
import JobStoreSQLite
import Notifications
import WebService

/// Tells who watches of the messages of the feed, as they come.
struct HTTPNotifications: Sendable {
    let parts: ServiceParts

    private static let signOfLife = Duration.seconds(10)

    init(_ parts: ServiceParts) { self.parts = parts }

    /// `GET /api/v1/notifications/events`: messages from now on, after those that came behind `Last-Event-ID`; has no end.
    func events(_ request: WebRequest) async throws -> WebResponse {
        let text = request.header("Last-Event-ID") ?? request.query["after"]
        let last = text.flatMap(ULID.init)
        guard text == nil || last != nil else {
            throw GreffierError.wrongRequest(
                "Last-Event-ID is no id of a message",
                "Last-Event-ID n’est pas l’identifiant d’un message"
            )
        }
        // Listens before it looks what is there, so that nothing falls between the two.
        let news = parts.notifier.feedGrew.subscribe()
        let reader = try await FeedReader(parts.store, after: last)
        return WebResponse { stream in try await follow(reader, news, stream) }
    }

    private func follow(_ reader: FeedReader, _ news: AsyncStream<Void>, _ stream: WebStream) async throws {
        var reader = reader
        let (wakes, wake) = AsyncStream.makeStream(of: Bool.self)
        let watch = Task { for await _ in news { wake.yield(true) } }
        let life = Task {
            while (try? await Task.sleep(for: Self.signOfLife)) != nil { wake.yield(false) }
        }
        defer {
            watch.cancel()
            life.cancel()
        }
        // Who listens sees at once that he is let in.
        try await stream.keepAlive()
        try await tell(&reader, stream)
        for await isNews in wakes {
            if isNews { try await tell(&reader, stream) } else { try await stream.keepAlive() }
        }
        // The reader is gone, or the service stops.
        try Task.checkCancellation()
    }

    private func tell(_ reader: inout FeedReader, _ stream: WebStream) async throws {
        for message in try await reader.next() {
            try await stream.event("notification", id: message.id, try JSONValue(parsing: try message.json()))
        }
    }
}
