// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import FoundationEssentials
import JobModel
package import Logging
package import WorkerProtocol

/// A few long-lived greffier-worker processes that read and draw documents.
///
/// Processes start when there is work, are replaced after `recycleAfter` documents and after every failure that may
/// have left traces, and end when idle. Untrusted bytes never meet a parser in this process; a worker's replies are
/// checked before they are handed on.
package actor WorkerPool {
    package nonisolated let configuration: WorkerPoolConfiguration
    let logger: Logger
    var idle: [(worker: WorkerProcess, since: ContinuousClock.Instant)] = []
    var busy: [ObjectIdentifier: WorkerProcess] = [:]
    /// Requests that hold one of `configuration.processes` places.
    var held = 0
    var waiting: [(id: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    var nextTicket = 0
    var counts = WorkerPoolStatistics()
    var isClosed = false
    var hasWarned = false
    var lastHello: WorkerHello?
    var poisoned = PoisonedInputs()
    var reaper: Task<Void, Never>?

    /// Starts no process yet.
    package init(configuration: WorkerPoolConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
    }

    deinit { reaper?.cancel() }

    /// Extracts the text and layout of `data`.
    ///
    /// Returns the document, decoded once here, with its document.json and its count of visible characters.
    /// Throws the worker's `document.*` error, `document.timeout`, `worker.crashed` or `worker.unavailable`;
    /// `CancellationError` when the task is cancelled. A request that ended a worker by what it holds gets the same
    /// error at once for ten minutes, unless `attempt` says that somebody has the same work done again.
    package func extract(
        _ data: Data,
        name: String,
        options: ExtractOptions = .init(),
        for attempt: WorkerAttempt? = nil
    ) async throws -> (document: Document, json: Data, characters: Int) {
        let request = WorkerRequest.extract(name: name, options: options)
        let (reply, attachments) = try await self.request(request, attachments: [data], for: attempt)
        guard case .extracted(let characters) = reply, let json = attachments.first else {
            throw GreffierError(.workerCrashed, detail: "unexpected reply")
        }
        do {
            return (try CanonicalJSON.decode(Document.self, from: json), json, characters)
        } catch {
            throw GreffierError(.workerCrashed, detail: "the reply holds no document", cause: error)
        }
    }

    /// Bytes of the files that one request may take out of a file.
    package static let unpackedBytes = 96 << 20

    /// Takes files out of `data`, by their places in `Document.attachments`; at most 16 of them, of `unpackedBytes` in all.
    ///
    /// Throws what `extract` throws.
    package func unpack(
        _ data: Data,
        name: String,
        places: [Int],
        options: ExtractOptions = .init(),
        for attempt: WorkerAttempt? = nil
    ) async throws -> [Data] {
        let (reply, files) = try await request(
            .unpack(name: name, places: places, options: options),
            attachments: [data],
            for: attempt
        )
        guard reply == .unpacked, files.count == places.count else {
            throw GreffierError(.workerCrashed, detail: "unexpected reply")
        }
        return files
    }

    /// Draws pages of `data`, counted from 1, at most 16 of them, as grey PNG files; empty where a page cannot be drawn.
    ///
    /// Throws `document.unsupported` for formats without pages of their own, and what `extract` throws.
    package func pictures(
        of data: Data,
        name: String,
        pages: [Int],
        dotsPerInch: Int,
        inColor: Bool = false
    ) async throws -> [Data] {
        let request = WorkerRequest.pictures(name: name, pages: pages, dotsPerInch: dotsPerInch, inColor: inColor)
        let (reply, pictures) = try await self.request(request, attachments: [data])
        guard reply == .rendered, pictures.count == pages.count else {
            throw GreffierError(.workerCrashed, detail: "unexpected reply")
        }
        return pictures
    }

    /// Fills a DOCX template from profile.json; `logo` is the picture that it may name, if any.
    ///
    /// Throws `template.invalid`, and what `extract` throws for the process.
    package func renderDOCX(
        template: Data,
        profile: Data,
        logo: Data? = nil,
        options: RenderOptions,
        for attempt: WorkerAttempt? = nil
    ) async throws -> Data {
        let attachments = [template, profile] + [logo].compactMap { $0 }
        return try await rendered(.renderDOCX(options: options), attachments: attachments, for: attempt)
    }

    /// Draws profile.json as a PDF; `logo` is the picture that its design shows, if any.
    ///
    /// Throws `template.invalid` for a logo that cannot be drawn, and what `extract` throws for the process.
    package func renderPDF(
        profile: Data,
        logo: Data? = nil,
        options: RenderOptions,
        for attempt: WorkerAttempt? = nil
    ) async throws -> DrawnDocument {
        let attachments = [profile] + [logo].compactMap { $0 }
        return try await drawn(.renderPDF(options: options), attachments: attachments, for: attempt)
    }

    /// Writes profile.json in a format that needs neither template nor page; `logo` is the picture for those that show it.
    ///
    /// Throws what `extract` throws for the process.
    package func export(
        profile: Data,
        logo: Data? = nil,
        as format: RenderFormat,
        options: RenderOptions,
        for attempt: WorkerAttempt? = nil
    ) async throws -> Data {
        try await rendered(
            .export(format: format, options: options),
            attachments: [profile] + [logo].compactMap { $0 },
            for: attempt
        )
    }

    /// Makes an EPUB of `texts` in Markdown, of which several are its chapters.
    ///
    /// Throws `document.empty` for texts that say nothing, `template.invalid` for a `cover` that cannot be shown, and what
    /// `extract` throws for the process.
    package func renderBook(
        texts: [String],
        cover: Data? = nil,
        options: BookOptions,
        for attempt: WorkerAttempt? = nil
    ) async throws -> Data {
        let attachments = [try CanonicalJSON.compact(texts)] + [cover].compactMap { $0 }
        return try await rendered(.renderBook(options: options), attachments: attachments, for: attempt)
    }

    /// Draws a report (a `Report` as JSON) as a PDF; `logo` is the picture that stands above it, if any.
    ///
    /// Throws `template.invalid` for a logo that cannot be drawn, and what `extract` throws for the process.
    package func renderReport(
        _ report: Data,
        logo: Data? = nil,
        options: RenderOptions,
        for attempt: WorkerAttempt? = nil
    ) async throws -> DrawnDocument {
        let attachments = [report] + [logo].compactMap { $0 }
        return try await drawn(.renderReport(options: options), attachments: attachments, for: attempt)
    }

    /// A printed PDF with `date` (RFC 3339) as its moment and identifiers of its content, so that equal documents are equal
    /// bytes.
    ///
    /// Throws `stage.defect` for what is no PDF, and what `extract` throws for the process.
    package func settled(_ pdf: Data, date: String) async throws -> Data {
        try await rendered(.settlePDF(date: date), attachments: [pdf], for: nil)
    }

    /// What is installed for character recognition, of `languages`; `nil` where the library is missing.
    ///
    /// Throws what `extract` throws for the process.
    package func recognition(of languages: [String]) async throws -> RecognitionReport? {
        guard case .recognition(let report) = try await request(.recognition(languages: languages), attachments: []).0
        else {
            throw GreffierError(.workerCrashed, detail: "unexpected reply")
        }
        return report
    }

    /// Has a worker try what it must not be able to do, and names what it could, as `opens_sockets/inet`; empty in a full
    /// sandbox.
    ///
    /// Before the slash stands one of `reads_files`, `makes_files`, `changes_files`, `opens_sockets`, `starts_processes`,
    /// `runs_programs`, `signals`, `reaches_processes`, `sets_limits`, `exceeds_limits`, `changes_system` and
    /// `reaches_kernel`. The worker must be able to read none of `paths` either. Throws what `extract` throws for the process.
    package func escapes(reading paths: [String] = []) async throws -> [String] {
        guard case .escapes(let names) = try await request(.tryEscapes(reading: paths), attachments: []).0 else {
            throw GreffierError(.workerCrashed, detail: "unexpected reply")
        }
        return names
    }

    /// What the worker that started last said of itself; `nil` before the first.
    package func greeting() -> WorkerHello? { lastHello }

    /// What the pool does now and has done.
    package func statistics() -> WorkerPoolStatistics {
        var result = counts
        result.busy = busy.values.map(\.pid).sorted()
        result.idle = idle.map(\.worker.pid).sorted()
        result.waiting = waiting.count
        return result
    }

    /// Ends all processes and waits until they are gone.
    ///
    /// Requests under way and later ones fail with `worker.unavailable`.
    package func shutdown() async {
        isClosed = true
        reaper?.cancel()
        let workers = idle.map(\.worker) + busy.values
        idle = []
        for waiter in waiting { waiter.continuation.resume(returning: false) }
        waiting = []
        for worker in workers { worker.kill() }
        for worker in workers { await worker.stop() }
    }

    private func drawn(
        _ request: WorkerRequest,
        attachments: [Data],
        for attempt: WorkerAttempt?
    ) async throws -> DrawnDocument {
        let (reply, parts) = try await self.request(request, attachments: attachments, for: attempt)
        guard reply == .rendered, parts.count == 2,
            let notes = try? CanonicalJSON.decode(RenderNotes.self, from: parts[1])
        else { throw GreffierError(.workerCrashed, detail: "unexpected reply") }
        return DrawnDocument(data: parts[0], notes: notes)
    }

    private func rendered(
        _ request: WorkerRequest,
        attachments: [Data],
        for attempt: WorkerAttempt?
    ) async throws -> Data {
        let (reply, parts) = try await self.request(request, attachments: attachments, for: attempt)
        guard reply == .rendered, let data = parts.first else {
            throw GreffierError(.workerCrashed, detail: "unexpected reply")
        }
        return data
    }
}
