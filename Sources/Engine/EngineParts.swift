// SPDX-License-Identifier: GPL-3.0-or-later
package import BlobStore
package import JobModel
package import JobStore
package import Logging
package import PipelineModel

/// What an engine works with.
package struct EngineParts: Sendable {
    package var store: any JobStore
    package var blobs: BlobStore
    /// By kind.
    package var stages: [String: any Stage]
    package var delivery: any RunDelivery
    /// Take corrections that people drop, each of one artifact; without any such runs wait.
    package var correctors: [any Corrector]
    /// Reads the text that a run is pinned to.
    ///
    /// Throws what is wrong with it.
    package var parse: @Sendable (PipelineSnapshot) throws -> Pipeline
    package var clock: any WallClock
    package var logger: Logger

    package init(
        store: any JobStore,
        blobs: BlobStore,
        stages: [any Stage],
        delivery: any RunDelivery,
        correctors: [any Corrector] = [],
        parse: @escaping @Sendable (PipelineSnapshot) throws -> Pipeline,
        clock: any WallClock = SystemClock(),
        logger: Logger
    ) {
        self.store = store
        self.blobs = blobs
        self.stages = Dictionary(stages.map { ($0.description.kind, $0) }, uniquingKeysWith: { first, _ in first })
        self.delivery = delivery
        self.correctors = correctors
        self.parse = parse
        self.clock = clock
        self.logger = logger
    }
}
