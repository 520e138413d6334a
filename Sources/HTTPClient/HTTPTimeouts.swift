// SPDX-License-Identifier: GPL-3.0-or-later

/// The clocks of one exchange, each of which ends it by itself.
package struct HTTPTimeouts: Sendable, Equatable {
    /// Finding the address, the connection and the TLS handshake; 5 s unless set.
    package var connect: Duration = .seconds(5)
    /// From the connection to the end of the response's headers; 60 s unless set.
    ///
    /// It holds the request's own way and the server's queue.
    package var headers: Duration = .seconds(60)
    /// From the headers to the first byte of the body; 60 s unless set.
    package var firstByte: Duration = .seconds(60)
    /// Between two arrivals of bytes of the body; 60 s unless set.
    package var betweenBytes: Duration = .seconds(60)
    /// The whole; 10 minutes unless set.
    package var total: Duration = .seconds(600)

    package init() {}

    /// The same limit for every clock: for questions that are answered at once.
    package init(each limit: Duration) {
        connect = limit
        headers = limit
        firstByte = limit
        betweenBytes = limit
        total = limit
    }
}
