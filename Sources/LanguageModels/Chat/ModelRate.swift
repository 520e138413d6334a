// SPDX-License-Identifier: GPL-3.0-or-later

/// What a server allows in a minute; `nil` is without bound.
package struct ModelRate: Sendable, Equatable {
    package var requestsPerMinute: Double?
    /// Tokens of prompts and answers together.
    package var tokensPerMinute: Double?

    package init(requestsPerMinute: Double? = nil, tokensPerMinute: Double? = nil) {
        self.requestsPerMinute = requestsPerMinute
        self.tokensPerMinute = tokensPerMinute
    }
}
