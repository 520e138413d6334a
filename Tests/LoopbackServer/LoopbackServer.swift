// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import Synchronization

/// An HTTP/1.1 server on a free port of the loopback interface, whose answers a closure writes byte by byte.
///
/// Each connection has a thread of its own, so an answer may wait as long as it likes.
package final class LoopbackServer: Sendable {
    package typealias Answer = @Sendable (Exchange) -> Void

    private let listener: Int32
    package let port: UInt16
    private let state = Mutex(State())

    private struct State {
        var requests: [ReceivedRequest] = []
        var connectionCount = 0
        var open: Set<Int32> = []
        var isStopped = false
    }

    /// Starts to listen.
    ///
    /// On `port`, so that a server can come back where it was, or on a free one. Throws `POSIXError`.
    package init(port wanted: UInt16 = 0, _ answer: @escaping Answer) throws {
        let (listener, port) = try LoopbackSocket.bind(wanted, backlog: 64)
        self.listener = listener
        self.port = port
        Thread.detachNewThread { [self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else {
                    if state.withLock({ $0.isStopped }) { break }
                    // Out of descriptors, interrupted, or hung up in the queue: the next one may do.
                    Thread.sleep(forTimeInterval: 0.01)
                    continue
                }
                let isWanted = state.withLock { state in
                    state.connectionCount += 1
                    state.open.insert(connection)
                    return !state.isStopped
                }
                guard isWanted else {
                    release(connection)
                    break
                }
                // Small pieces go out at once, as a test that counts on them expects.
                var on: Int32 = 1
                setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
                Thread.detachNewThread { [self] in serve(connection, answer) }
            }
            close(listener)
        }
    }

    /// The address of a path on this server.
    package func url(_ path: String = "") -> URL {
        guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else { preconditionFailure("a bad path") }
        return url
    }

    /// Everything that was asked so far.
    package var requests: [ReceivedRequest] { state.withLock { $0.requests } }
    /// How many connections were made so far.
    package var connectionCount: Int { state.withLock { $0.connectionCount } }

    /// Refuses new connections and cuts those that are open.
    package func stop() {
        state.withLock { state in
            // The descriptor is closed by the thread that accepts, and may then be another file's.
            if !state.isStopped { shutdown(listener, Int32(SHUT_RDWR)) }
            state.isStopped = true
            for connection in state.open { shutdown(connection, Int32(SHUT_RDWR)) }
        }
    }

    private func serve(_ connection: Int32, _ answer: Answer) {
        var reader = RequestReader(connection: connection)
        while let request = reader.next() {
            state.withLock { $0.requests.append(request) }
            let exchange = Exchange(request: request, connection: connection)
            answer(exchange)
            if exchange.isClosed || request.headers["connection"]?.lowercased() == "close" { break }
        }
        release(connection)
    }

    private func release(_ connection: Int32) {
        state.withLock { state in
            state.open.remove(connection)
            shutdown(connection, Int32(SHUT_RDWR))
            close(connection)
        }
    }
}

/// A request as it arrived.
package struct ReceivedRequest: Sendable {
    package var method: String
    package var path: String
    /// By lower-case name.
    package var headers: [String: String]
    package var body: Data

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }
}
