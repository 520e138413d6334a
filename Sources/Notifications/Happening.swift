// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials
package import JobModel

/// One thing that happened and that a rule, or a stage, wants to be told.
package struct Happening: Sendable, Codable, Equatable {
    package var kind: NotificationKind
    package var run: String
    package var pipeline: String
    package var at: Date
    /// The name of the run's file; `nil` for a scheduled run.
    package var file: String?
    /// The folder of the results, relative to the outbox.
    package var folder: String?
    /// The stage that failed, or that says something.
    package var stage: String?
    /// Why it failed, or should be looked at.
    package var reason: Reason?
    /// The request over HTTP that asked for the run.
    package var request: String?
    /// What is said in words of its own: a digest, or a stage's message.
    package var words: Words?

    package init(kind: NotificationKind, run: String, pipeline: String, at: Date) {
        self.kind = kind
        self.run = run
        self.pipeline = pipeline
        self.at = at
    }

    /// What these have in common that make one message: of failures their code, of the rest their pipeline.
    package var cause: String {
        switch kind {
        case .failed: "failed/\(pipeline)/\(reason?.code ?? "")"
        case .review, .done: "\(kind.rawValue)/\(pipeline)"
        // Each is a message of its own.
        case .digest: "digest/\(pipeline)/\(run)"
        case .message: "message/\(pipeline)/\(stage ?? "")"
        }
    }

    /// A reason in both languages, as the catalogue of errors has it.
    package struct Reason: Sendable, Codable, Equatable, BilingualMessage, BilingualHint {
        package var code: String
        package var message: String
        package var messageFR: String
        package var hint: String
        package var hintFR: String

        package init(_ error: GreffierError) {
            code = error.code.name
            // Without the details, which differ from file to file where the cause is one.
            (message, messageFR) = (error.code.message, error.code.messageFR)
            (hint, hintFR) = (error.code.hint, error.code.hintFR)
        }

        package init(code: String, message: String, messageFR: String, hint: String, hintFR: String) {
            self.code = code
            self.message = message
            self.messageFR = messageFR
            self.hint = hint
            self.hintFR = hintFR
        }

        private enum CodingKeys: String, CodingKey {
            case code, message, hint
            case messageFR = "message_fr"
            case hintFR = "hint_fr"
        }
    }

    /// Words that are sent as they are.
    package struct Words: Sendable, Codable, Equatable {
        package var subject: String
        package var text: String

        package init(subject: String, text: String) {
            self.subject = subject
            self.text = text
        }
    }
}
