// SPDX-License-Identifier: GPL-3.0-or-later
private import BlobStore
private import Foundation
private import Intake
package import JobModel
package import JobStore
private import Logging
private import PipelineModel
private import Stages

/// Runs that a person starts from the command line: handed to the daemon where one runs, done here where none does.
package struct Foreground: Sendable {
    private let workspace: Workspace

    package init(workspace: Workspace) { self.workspace = workspace }

    /// A run that was started, with the file it is about.
    package struct Started: Sendable {
        package var file: String?
        package var run: ULID
    }

    /// Hands files in and returns.
    ///
    /// Throws `pipeline.invalid` and `intake.…` errors for the first file that cannot be handed in.
    package func submit(
        pipeline: String,
        files: [String],
        priority: Int,
        tags: [String],
        usesMemo: Bool
    ) async throws -> [Started] {
        let store = try ServiceFactory.control(workspace)
        let started = try await submit(
            pipeline: pipeline,
            files: files,
            priority: priority,
            tags: tags,
            usesMemo: usesMemo,
            to: store,
            catalogue: ServiceFactory.pipelines(workspace)
        )
        try await store.close()
        return started
    }

    /// Runs files, or a pipeline without input, and waits for the end; the rows are in the order of `files`.
    package func run(
        pipeline: String,
        files: [String],
        priority: Int = 1,
        usesMemo: Bool,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws -> [RunRow] {
        if DaemonLock.holder(path: workspace.lockFile) != nil {
            let store = try ServiceFactory.control(workspace)
            let started = try await submit(
                pipeline: pipeline,
                files: files,
                priority: priority,
                tags: [],
                usesMemo: usesMemo,
                to: store,
                catalogue: ServiceFactory.pipelines(workspace)
            )
            return try await wait(for: started, in: store, progress: progress)
        }
        return try await GreffierService(workspace: workspace).withEngine { parts in
            let started = try await submit(
                pipeline: pipeline,
                files: files,
                priority: priority,
                tags: [],
                usesMemo: usesMemo,
                to: parts.store,
                catalogue: parts.pipelines
            )
            return try await wait(for: started, in: parts.store, progress: progress)
        }
    }

    private func submit(
        pipeline: String,
        files: [String],
        priority: Int,
        tags: [String],
        usesMemo: Bool,
        to store: any JobStore,
        catalogue: any PipelineCatalogue
    ) async throws -> [Started] {
        // Said of the pipeline, before anything is said of a file.
        _ = try await catalogue.required(pipeline)
        let submitter = FileSubmitter(registry: store, catalogue: catalogue, blobs: ServiceFactory.blobs(workspace))
        if files.isEmpty {
            var submission = FileSubmission(.nothing, pipeline: pipeline, trigger: .cli)
            submission.priority = priority
            submission.tags = tags
            submission.usesMemo = usesMemo
            return [Started(file: nil, run: try await submitter.submit(submission).run)]
        }
        var started: [Started] = []
        for file in files {
            let path = URL(fileURLWithPath: file).standardizedFileURL.path
            do {
                let run = try await submitter.submit(
                    file: path,
                    pipeline: pipeline,
                    trigger: .cli,
                    priority: priority,
                    tags: tags,
                    usesMemo: usesMemo
                )
                started.append(Started(file: file, run: run.run))
            } catch let error as GreffierError {
                throw error.about(file)
            }
        }
        return started
    }

    /// Waits until every run has ended, those of files found in the files and those that a file corrects too; their rows
    /// come last.
    ///
    /// Polls: the runs may be done by another process.
    private func wait(
        for started: [Started],
        in store: any RunQueries,
        progress: @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws -> [RunRow] {
        var awaited = started.map(\.run)
        var ended: [ULID: RunRow] = [:]
        while true {
            for run in awaited where ended[run] == nil {
                guard let row = try await store.run(run), row.status.isFinal else { continue }
                ended[run] = row
                var filter = JobFilter()
                filter.run = run
                let results = try await store.jobs(filter).compactMap(\.result)
                let children = results.flatMap(\.children).map(\.run) + results.compactMap(\.corrects?.run)
                awaited += children.filter { !awaited.contains($0) }
            }
            progress(ended.count, awaited.count)
            if ended.count == awaited.count { return awaited.compactMap { ended[$0] } }
            try await Task.sleep(for: .milliseconds(awaited.count > 20 ? 200 : 30))
        }
    }
}
