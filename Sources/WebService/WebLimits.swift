// SPDX-License-Identifier: GPL-3.0-or-later

/// What one client may ask of the server, so that none keeps it from the others.
package struct WebLimits: Sendable {
    /// Connections open at once; those that come then wait in the system's queue.
    package var connections = 256
    /// Bytes of all header lines of a request, and their number.
    package var headerBytes = 16 << 10
    package var headerFields = 64
    /// Seconds in which a connection must bring its next whole part: the head of a request, some of its content.
    package var idle = 15.0
    /// Seconds that a content may take, however small, and the bytes a second that it must reach beyond them.
    package var contentGrace = 20.0
    package var contentRate = 16.0 * 1024
    /// Seconds for which a client may take in nothing of an answer.
    package var stall = 30.0
    /// Contents taken in at once; more are told to come again.
    package var contents = 8
    /// Bytes that are read of a content that was refused, and for how many seconds, so that the client sees the answer.
    package var lingering = 16 << 20
    package var lingeringSeconds = 5.0

    package init() {}
}
