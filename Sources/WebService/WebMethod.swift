// SPDX-License-Identifier: GPL-3.0-or-later

/// What a request wants done.
package enum WebMethod: String, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"

    /// Whether it may change something.
    var isWriting: Bool { self == .post }
}
