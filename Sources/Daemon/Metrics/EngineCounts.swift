// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import ServiceLifecycle

/// Hears the engine from the moment it is made, and counts what it tells.
struct EngineCounts: Service {
    private let metrics: ServiceMetrics
    private let events: AsyncStream<EngineEvent>

    init(_ engine: Engine, _ metrics: ServiceMetrics) {
        self.metrics = metrics
        events = engine.events()
    }

    /// Counts until the engine ends.
    func run() async throws {
        for await event in events {
            if case .attemptEnded(let attempt) = event { metrics.count(attempt) }
        }
        try await gracefulShutdown()
    }
}
