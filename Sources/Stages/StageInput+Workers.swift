// SPDX-License-Identifier: GPL-3.0-or-later
private import JobModel
package import PipelineModel
package import WorkerPool

extension StageInput {
    /// This attempt, as the pool of workers is told of it.
    package var workerAttempt: WorkerAttempt { .init(at: "\(run.text)/\(stage.name)", number: attempt) }
}
