// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// One exchange as callers see it: what is asked, where the answer goes, and whether anyone still wants it.
final class TransferTicket: Sendable {
    let request: HTTPRequest
    let continuation: AsyncThrowingStream<HTTPEvent, any Error>.Continuation
    private let cancelled = Atomic(false)

    init(request: HTTPRequest, continuation: AsyncThrowingStream<HTTPEvent, any Error>.Continuation) {
        self.request = request
        self.continuation = continuation
    }

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    func cancel() { cancelled.store(true, ordering: .releasing) }
}
