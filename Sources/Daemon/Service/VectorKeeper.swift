// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Logging
import Retrieval
import ServiceLifecycle

/// Makes the vectors that collections lack, behind the back of everybody else: those that waited for a server, and all of
/// them when the embedder has become another one.
struct VectorKeeper: Service {
    let library: Library
    let logger: Logger
    /// How often it looks whether collections have changed, and how long it leaves a server alone that does not answer.
    var pause = Duration.seconds(5)
    var patience = Duration.seconds(30)
    /// How long pages of the file are kept in memory while files come one after the other.
    var pageLife = Duration.seconds(60)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var state = State()
            while !Task.isCancelled {
                let next = await look(&state)
                try? await Task.sleep(for: next)
            }
        }
    }

    /// What it remembers between two looks.
    struct State {
        var mark: Library.ContentsMark?
        /// What it complained of last, so that it says it once.
        var complaint: String?
        /// Collections whose rebuild it has told of.
        var told: Set<String> = []
        /// Since when the library may hold pages of its file that it read or wrote; `nil` where they were let go.
        var pagesSince: ContinuousClock.Instant?
        /// Whether they were let go at the last look: those who held them are done with it by now.
        var hasLetGo = false
    }

    /// Does what there is to do; returns how long to wait.
    func look(_ state: inout State) async -> Duration {
        do {
            let mark = try await library.contentsMark()
            letPagesGo(&state, isBusy: mark != state.mark)
            guard mark != state.mark else { return pause }
            while try await library.advanceVectors() {
                try Task.checkCancellation()
                try await tell(&state)
            }
            if state.complaint != nil { logger.info("embedding goes on") }
            state = State(mark: mark, pagesSince: state.pagesSince, hasLetGo: state.hasLetGo)
            return pause
        } catch {
            guard !(error is CancellationError) else { return pause }
            if state.complaint != "\(error)" {
                state.complaint = "\(error)"
                logger.warning(
                    "vectors wait for the embedder; the words are searched without them",
                    metadata: ["error": "\(error)"]
                )
            }
            return patience
        }
    }

    /// Has the library forget the pages that a burst of files made it keep: in memory they serve the next file of the burst,
    /// and nobody after it.
    private func letPagesGo(_ state: inout State, isBusy: Bool) {
        if state.hasLetGo { ServiceMemory.giveBack() }
        state.hasLetGo = false
        if let since = state.pagesSince, !isBusy || since.duration(to: .now) >= pageLife {
            library.releasePages()
            state.pagesSince = nil
            state.hasLetGo = true
        }
        if isBusy, state.pagesSince == nil { state.pagesSince = .now }
    }

    /// Says once that a collection's vectors are made again, and by what.
    private func tell(_ state: inout State) async throws {
        for collection in try await library.collections() {
            guard let next = collection.rebuilding, state.told.insert(collection.name).inserted else { continue }
            logger.notice(
                "the embedder has changed: all vectors are made again, the old ones serve meanwhile",
                metadata: [
                    "collection": "\(collection.name)",
                    "from": "\(collection.embedder), \(collection.dimension) components",
                    "to": "\(next.embedder), \(next.dimension) components",
                ]
            )
        }
    }
}
