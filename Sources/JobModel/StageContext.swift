// SPDX-License-Identifier: GPL-3.0-or-later

/// For which stage of which run a task works: set by the engine around each stage, read where calls are kept on record.
package struct StageContext: Sendable, Equatable {
    /// `nil` outside of stages.
    @TaskLocal package static var current: StageContext?

    package var run: ULID
    package var pipeline: String
    /// As the pipeline names it.
    package var stage: String
    /// Whether results and answers of earlier runs may be used again; not under `--again`.
    package var usesMemo: Bool

    package init(run: ULID, pipeline: String, stage: String, usesMemo: Bool) {
        self.run = run
        self.pipeline = pipeline
        self.stage = stage
        self.usesMemo = usesMemo
    }
}
