// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import Synchronization

/// A place for one document at a time.
final class OfficePlace: Sendable {
    private let configuration: OfficeConverter.Configuration
    private let recycleAfter: Int
    private let idleTimeout: Duration
    private let thread = OfficeThread()
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
        waiting.withLock { $0 += 1 }
        defer { waiting.withLock { $0 -= 1 } }
        let result = try await thread.run { try self.printed(docx, $0) }
        closeWhenIdle()
        return result
    }

    func close() async {
        await thread.finish { self.session.withLock { $0 = nil } }
    }

    private func printed(_ docx: Data, _ isStopped: @Sendable () -> Bool) throws -> Data {
        try session.withLock { session in
            if isStopped() { throw CancellationError() }
            let current = try session ?? OfficeSession(configuration)
            session = nil
            let data = try current.pdf(from: docx, isStopped: isStopped)
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
            guard let self else { return }
            thread.post {
                self.session.withLock { session in
                    if session?.count == count { session = nil }
                }
            }
        }
    }
}
