// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// An HTTP/1.1 and HTTP/2 client over libcurl's multi interface.
///
/// One thread of its own does all transfers; connections are kept and used again. TLS is verified, redirects are answers
/// like any other, and the environment says which proxy is used; none is for this machine itself (`HTTPEnvironment`).
package final class HTTPClient: Sendable {
    private let loop: TransferLoop

    /// Starts the thread; `environment` is the process's own unless given.
    package init(environment: HTTPEnvironment = .current) {
        loop = TransferLoop(environment: environment)
        loop.start()
    }

    deinit { loop.stop() }

    /// Sends the request and collects the whole answer.
    ///
    /// Throws `HTTPFailure`, and `CancellationError` within milliseconds of the task's cancellation, which also closes
    /// the connection. A status that is no success is not thrown.
    package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        var head = HTTPResponseHead(status: 0)
        var body = Data()
        for try await event in stream(request) {
            switch event {
            case .head(let value): head = value
            case .bytes(let data): body.append(data)
            }
        }
        // A stream ends without an error, and early, when its task is cancelled.
        try Task.checkCancellation()
        return HTTPResponse(head: head, body: body)
    }

    /// Sends the request and delivers the head, then the bytes of the body as they arrive.
    ///
    /// A transfer that fails ends the stream by throwing `HTTPFailure`. Cancelling the task that reads, or dropping the stream, closes the connection;
    /// the reader then sees an early end and must check for cancellation. What arrives faster than it is read is held
    /// in memory, up to the request's `maximumResponseBytes`.
    package func stream(_ request: HTTPRequest) -> AsyncThrowingStream<HTTPEvent, any Error> {
        AsyncThrowingStream { continuation in
            let ticket = TransferTicket(request: request, continuation: continuation)
            // Holding the client here keeps its thread alive for as long as someone reads.
            continuation.onTermination = { [self] _ in loop.cancel(ticket) }
            loop.begin(ticket)
        }
    }
}
