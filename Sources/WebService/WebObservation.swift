// SPDX-License-Identifier: GPL-3.0-or-later

/// A request that was answered, for counts and the log.
package struct WebObservation: Sendable {
    /// Our own word for a request, found under `X-Request-Id` in the answer.
    package var id: String
    package var method: String
    /// The pattern of the route, never the address itself; `none` where there was no route.
    package var route: String
    package var status: Int
    package var seconds: Double
}
