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
    }

    /// Does what there is to do; returns how long to wait.
    func look(_ state: inout State) async -> Duration {
        do {
            let mark = try await library.contentsMark()
            guard mark != state.mark else { return pause }
            while try await library.advanceVectors() {
                try Task.checkCancellation()
                try await tell(&state)
            }
            if state.complaint != nil { logger.info("embedding goes on") }
            state = State(mark: mark)
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
