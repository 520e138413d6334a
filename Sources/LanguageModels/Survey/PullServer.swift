// SPDX-License-Identifier: GPL-3.0-or-later

/// What was found where a model is to be fetched to.
package enum PullServer: Sendable {
    case ollama(OllamaPull)
    /// Servers answer, and none fetches models; the address of the first, without secrets.
    case other(endpoint: String)
}
