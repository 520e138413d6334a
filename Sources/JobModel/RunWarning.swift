// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that a person should know about a run that went through all the same.
package struct RunWarning: Codable, Sendable, Hashable {
    /// `area.reason`, as in `document.hidden_text`.
    package var code: String
    package var message: String
    package var messageFR: String
    /// The stage that reported it; `nil` until the engine fills it in.
    package var stage: String?

    package init(code: String, message: String, messageFR: String, stage: String? = nil) {
        self.code = code
        self.message = message
        self.messageFR = messageFR
        self.stage = stage
    }

    private enum CodingKeys: String, CodingKey {
        case code, message, stage
        case messageFR = "message_fr"
    }
}
