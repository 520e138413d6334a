// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
private import JobModel
private import Logging
private import WorkerPool
package import WorkerProtocol

/// Checks Word templates for somebody who asks, in a worker process as the service does.
package struct TemplateFiles: Sendable {
    private let workers: WorkerPool

    /// Starts no process yet.
    package init() {
        workers = WorkerPool(
            configuration: WorkerPoolConfiguration(executable: ProgramPath.worker(), processes: 1),
            logger: Logger(label: "greffier.workers") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// What `template` names and what is wrong with it, and a copy with comments in `language`, where one is wanted.
    package func check(_ template: Data, annotatedIn language: String?) async throws -> (TemplateReport, Data?) {
        try await workers.checkTemplate(template, annotatedIn: language)
    }

    /// The fields that templates may name.
    package func fields() async throws -> [TemplateField] { try await workers.templateFields() }

    /// Ends the process.
    package func shutdown() async { await workers.shutdown() }
}
