// SPDX-License-Identifier: GPL-3.0-or-later
package import BlobStore
import DurableFiles
import Failpoints
import Foundation
import Glibc
package import JobModel
package import PipelineModel

/// Turns submissions into runs: the way in for the CLI, the HTTP API and inserted rows.
///
/// Works without the intake service.
package struct FileSubmitter: Sendable {
    let registry: any RunRegistry
    let catalogue: any PipelineCatalogue
    let blobs: BlobStore
    let clock: any WallClock
    private let queues = FileQueues(label: "submit", width: 2)

    package init(
        registry: any RunRegistry,
        catalogue: any PipelineCatalogue,
        blobs: BlobStore,
        clock: any WallClock = SystemClock()
    ) {
        self.registry = registry
        self.catalogue = catalogue
        self.blobs = blobs
        self.clock = clock
    }

    /// Copies the file at `path` into the store and creates its run.
    ///
    /// The file stays where it is.
    ///
    /// Throws `intake.unknown_pipeline`, `pipeline.invalid`, `intake.not_found`, `intake.unreadable`, `intake.outside` (not a regular file),
    /// `intake.being_written`, and the store's environment errors.
    package func submit(
        file path: String,
        pipeline: String,
        trigger: Trigger,
        priority: Int = 0,
        tags: [String] = [],
        usesMemo: Bool = true
    ) async throws -> SubmittedRun {
        var submission = FileSubmission(.file(FilePath(path)), pipeline: pipeline, trigger: trigger)
        submission.priority = priority
        submission.tags = tags
        submission.usesMemo = usesMemo
        return try await submit(submission)
    }

    /// The same for any submission; `intake.not_allowed` where the file lies outside the allowed folders.
    package func submit(_ submission: FileSubmission) async throws -> SubmittedRun {
        let plan = try await catalogue.required(submission.pipeline)
        let input = try await input(of: submission, for: plan)
        let now = clock.now()
        return try await registry.submit(
            NewRun(
                id: ULID(date: now),
                pipeline: plan.pipeline.name,
                pipelineSHA256: plan.snapshotSHA256,
                trigger: submission.trigger,
                tags: submission.tags,
                input: input,
                submittedAt: now,
                priority: plan.priority(adding: submission.priority),
                notBefore: submission.notBefore,
                submissionID: submission.submissionID,
                request: submission.request,
                usesMemo: submission.usesMemo,
                payload: submission.payload,
                jobs: plan.jobs(for: input)
            )
        )
    }

    private func input(of submission: FileSubmission, for plan: PipelinePlan) async throws -> RunInput? {
        switch submission.source {
        case .nothing:
            if case .inbox = plan.pipeline.trigger {
                let name = plan.pipeline.name
                throw GreffierError(
                    .intakeNotFound,
                    ErrorDetail(
                        "pipeline \(name) takes files: name one",
                        french: "le traitement \(name) prend des fichiers : nommez-en un"
                    )
                )
            }
            return nil
        case .data(let data, let name):
            let hash = try await blobs.store(data)
            let stored = FilePath(blobs.path(hash))
            let mediaType = try await perform {
                try MediaType.of(Descriptor(stored, O_RDONLY), bytes: data.count, name: name)
            }
            return RunInput(name: name, sha256: hash, bytes: data.count, mediaType: mediaType)
        case .file(let path):
            for _ in 0..<5 {
                if let input = try await perform({ try take(path, for: submission) }) { return input }
                try await Task.sleep(for: .milliseconds(200))
            }
            throw GreffierError(.intakeBeingWritten)
        }
    }

    /// `nil` where the file changed while it was copied.
    private func take(_ path: FilePath, for submission: FileSubmission) throws -> RunInput? {
        let file: Descriptor
        do {
            file = try Descriptor(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
        } catch let error as FileError {
            // A circle of links, a name too long for any file: nothing will ever be there.
            if error.isNotFound || error.isNameTooLong || error.code == ELOOP { throw GreffierError(.intakeNotFound) }
            if error.isDenied { throw GreffierError(.intakeUnreadable) }
            // A socket or a device without a driver cannot even be opened.
            if error.code == ENXIO || error.code == ENODEV { throw GreffierError(.intakeOutside) }
            throw error
        }
        try check(file, against: submission)
        let before = try file.status()
        guard before.kind == .file else { throw GreffierError(.intakeOutside) }
        let copied = try copy(file)
        try Failpoint.hit(.submitBlobWritten) { FileError(.read, path: path, code: $0) }
        guard try file.status().isSameContent(as: before) else { return nil }
        let name = path.name.text
        let mediaType = try MediaType.of(file, bytes: copied.bytes, name: name)
        return RunInput(name: name, sha256: copied.sha256, bytes: copied.bytes, mediaType: mediaType)
    }

    /// Files of the kernel say that they are files, and cannot be read like one.
    private func copy(_ file: borrowing Descriptor) throws -> Files.Copied {
        do {
            return try blobs.take(file, durable: true)
        } catch let error as FileError
            where error.operation == .read && [EAGAIN, EINVAL, EISDIR, EPERM, EACCES, EBADF].contains(error.code)
        {
            throw GreffierError(.intakeUnreadable, detail: error.reason)
        }
    }

    /// Asks where the file that is open lies, not where its path leads: links cannot be swapped in between.
    private func check(_ file: borrowing Descriptor, against submission: FileSubmission) throws {
        guard submission.allowed != nil || !submission.forbidden.isEmpty else { return }
        let actual = try Files.resolve(FilePath("/proc/self/fd/\(file.number)"))
        func lies(in folder: String) -> Bool {
            guard let base = try? Files.resolve(FilePath(folder)) else { return false }
            return actual.components(below: base) != nil
        }
        guard submission.allowed?.contains(where: lies) ?? true, !submission.forbidden.contains(where: lies) else {
            throw GreffierError(.intakeNotAllowed)
        }
    }

    private func perform<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await queues.run { try FileError.reporting(body) }
    }
}
