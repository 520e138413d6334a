// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import PipelineModel

/// A stage that makes nothing and tells when it started.
///
/// It claims to have effects, so that the memo is neither asked nor filled: peers have none.
struct NoOpStage: Stage {
    let description = StageKindDescription(kind: "nothing", version: 1, queue: "cpu", hasEffects: true)
    let started: @Sendable (ULID) -> Void

    func run(_ input: StageInput) async throws -> StageOutput {
        started(input.run)
        return StageOutput()
    }
}
