// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// Links that let a browser in once, and the browsers that they let in.
///
/// Kept in memory: after a restart a new link is needed.
package final class WebLinks: Sendable {
    /// Where links lead.
    static let pattern = "/open/{link}"

    /// How long a link may be used, and a browser that came by it.
    package static let lifetime = Duration.seconds(120)
    package static let session = Duration.seconds(12 * 3600)
    /// More links or browsers than this are no person's: the oldest go.
    private static let most = 64

    private struct State {
        var links: [(text: String, end: ContinuousClock.Instant)] = []
        var sessions: [(text: String, end: ContinuousClock.Instant)] = []
    }

    private let state = Mutex(State())
    private let now: @Sendable () -> ContinuousClock.Instant

    package init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) { self.now = now }

    /// The path of a link that may be followed once.
    package func makeLink() -> String {
        let text = WebToken.make()
        state.withLock { Self.keep(text, until: now() + Self.lifetime, in: &$0.links) }
        return Self.pattern.replacing("{link}", with: text)
    }

    /// The cookie for who follows the link; `nil` where it was followed already, or too late.
    func follow(_ link: String) -> String? {
        let now = now()
        return state.withLock { state in
            guard let index = state.links.firstIndex(where: { WebToken.isEqual($0.text, link) }) else { return nil }
            guard state.links.remove(at: index).end > now else { return nil }
            let session = WebToken.make()
            Self.keep(session, until: now + Self.session, in: &state.sessions)
            return session
        }
    }

    func knows(session: String) -> Bool {
        let now = now()
        return state.withLock { state in
            state.sessions.contains { WebToken.isEqual($0.text, session) && $0.end > now }
        }
    }

    private static func keep(
        _ text: String,
        until end: ContinuousClock.Instant,
        in list: inout [(text: String, end: ContinuousClock.Instant)]
    ) {
        list.append((text, end))
        list.removeFirst(max(0, list.count - most))
    }
}
