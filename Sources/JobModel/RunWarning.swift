// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that a person should know about a run that went through all the same.
package struct RunWarning: Codable, Sendable, Hashable, BilingualMessage {
    /// `area.reason`, as in `document.hidden_text`: of `WarningKind.all` or `ErrorCode.all`.
    package var code: String
    package var message: String
    package var messageFR: String
    /// The stage that reported it; `nil` until the engine fills it in.
    package var stage: String?

    /// A warning of a kind, with the number and the words that its texts leave open; `french` where these differ.
    package init(_ kind: WarningKind, count: Int = 0, detail: String = "", french: String? = nil) {
        code = kind.code
        (message, messageFR) = kind.messages(count: count, detail: detail, french: french)
    }

    /// That something failed without which the run goes on.
    package init(_ error: GreffierError, stage: String? = nil) {
        self.init(error.code, message: error.message, messageFR: error.messageFR)
        self.stage = stage
    }

    /// That something failed in part, in words of its own.
    package init(_ code: ErrorCode, message: String, messageFR: String) {
        self.init(stated: code.name, message: message, messageFR: messageFR)
    }

    /// What another program warned of that knows the same catalogue, or one of another version.
    package init(stated code: String, message: String, messageFR: String) {
        self.code = code
        self.message = message
        self.messageFR = messageFR
    }

    private enum CodingKeys: String, CodingKey {
        case code, message, stage
        case messageFR = "message_fr"
    }
}
