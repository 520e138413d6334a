// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
import JobModel
import Synchronization

/// Makes PDFs of DOCX documents by LibreOffice, several at a time.
///
/// Each place has a LibreOffice of its own that stays between documents, with its own profile and folder, confined as
/// `OfficeConverter` says. It is replaced after some documents, after any failure, and ends when it has nothing to do.
package final class OfficePrinter: Sendable {
    private let places: [OfficePlace]

    /// `places` documents at a time; a LibreOffice is replaced after `recycleAfter` of them.
    package init(
        _ configuration: OfficeConverter.Configuration,
        places: Int = 2,
        recycleAfter: Int = 25,
        idleTimeout: Duration = .seconds(60)
    ) {
        self.places = (0..<max(1, places)).map { _ in
            OfficePlace(configuration, recycleAfter: max(1, recycleAfter), idleTimeout: idleTimeout)
        }
    }

    /// The PDF that LibreOffice makes of `docx`; a first failure is tried again by a new LibreOffice.
    ///
    /// That the PDF opens is for the caller to see, by a worker. Throws `office.failed` where none is made in time,
    /// `worker.unavailable` where LibreOffice cannot be started, `CancellationError` when the task is cancelled.
    package func pdf(from docx: Data) async throws -> Data {
        guard let place = places.min(by: { $0.load < $1.load }) else { throw GreffierError(.officeFailed) }
        do {
            return try await place.pdf(from: docx)
        } catch let error as GreffierError where error.code == .officeFailed {
            return try await place.pdf(from: docx)
        }
    }

    /// Ends every LibreOffice and removes its folder.
    package func shutdown() async {
        for place in places { await place.close() }
    }
}

/// A place for one document at a time.
final class OfficePlace: Sendable {
    private let configuration: OfficeConverter.Configuration
    private let recycleAfter: Int
    private let idleTimeout: Duration
    /// LibreOffice ends with the thread that started it.
    private let thread = Mutex<WorkerThread?>(nil)
    private let waiting = Mutex(0)
    /// Used by the thread alone.
    private let session = Mutex<OfficeSession?>(nil)

    init(_ configuration: OfficeConverter.Configuration, recycleAfter: Int, idleTimeout: Duration) {
        self.configuration = configuration
        self.recycleAfter = recycleAfter
        self.idleTimeout = idleTimeout
    }

    /// Documents that wait here or are being made.
    var load: Int { waiting.withLock { $0 } }

    func pdf(from docx: Data) async throws -> Data {
        let isStopped = StopMark()
        waiting.withLock { $0 += 1 }
        defer { waiting.withLock { $0 -= 1 } }
        do {
            let worker = try known()
            let result = try await withTaskCancellationHandler {
                try await worker.run { try self.printed(docx, isStopped) }
            } onCancel: {
                isStopped.set()
            }
            closeWhenIdle()
            return result
        } catch let failure as WorkerFailure {
            throw GreffierError(.workerUnavailable, detail: "LibreOffice: \(failure)")
        }
    }

    func close() async {
        guard let worker = thread.withLock({ $0 }) else { return }
        try? await worker.run { self.session.withLock { $0 = nil } }
    }

    private func known() throws -> WorkerThread {
        try thread.withLock { thread in
            let known = try thread ?? WorkerThread()
            thread = known
            return known
        }
    }

    private func printed(_ docx: Data, _ isStopped: StopMark) throws -> Data {
        try session.withLock { session in
            if isStopped.isSet { throw CancellationError() }
            let current = try session ?? OfficeSession(configuration)
            session = nil
            let data = try current.pdf(from: docx, isStopped: { isStopped.isSet })
            // Only one that did well is used again.
            if current.count < recycleAfter { session = current }
            return data
        }
    }

    /// Ends LibreOffice where no document has come for a while.
    private func closeWhenIdle() {
        let count = session.withLock { $0?.count }
        Task { [weak self, idleTimeout] in
            try? await Task.sleep(for: idleTimeout)
            guard let self, let worker = thread.withLock({ $0 }) else { return }
            worker.post {
                self.session.withLock { session in
                    if session?.count == count { session = nil }
                }
            }
        }
    }

    /// Says across threads that nobody waits any more.
    private final class StopMark: Sendable {
        private let mark = Mutex(false)

        var isSet: Bool { mark.withLock { $0 } }
        func set() { mark.withLock { $0 = true } }
    }
}
