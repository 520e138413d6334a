// SPDX-License-Identifier: GPL-3.0-or-later

/// What went wrong, why, and what to do: the one error type that crosses target boundaries.
///
/// The code fixes the class and the general texts in both languages; `detail` adds what is particular to this case.
/// Equality looks at the code and the detail, not at the cause.
package struct GreffierError: Error, Sendable, Hashable, BilingualMessage, BilingualHint, CustomStringConvertible {
    package let code: ErrorCode
    /// What is particular to this case (a page, a line, a server's answer), in English.
    ///
    /// May be empty. Never personal data: details reach logs.
    package let detail: String
    /// The same in French, where the person who dropped the file needs it to mend what is wrong; else `nil`.
    package let detailFR: String?
    /// The description of the underlying error, for logs; `nil` when there is none.
    package let cause: String?
    /// Seconds to wait before the next try, where the failing side named them (Retry-After).
    package var retryAfter: Double?

    package init(_ code: ErrorCode, detail: String = "", cause: (any Error)? = nil, retryAfter: Double? = nil) {
        self.code = code
        self.detail = detail
        detailFR = nil
        self.cause = cause.map { String(describing: $0) }
        self.retryAfter = retryAfter
    }

    /// A failure whose detail helps whoever dropped the file, or whoever looks after the service.
    package init(_ code: ErrorCode, _ detail: ErrorDetail, cause: (any Error)? = nil, retryAfter: Double? = nil) {
        self.code = code
        self.detail = detail.english
        detailFR = detail.french
        self.cause = cause.map { String(describing: $0) }
        self.retryAfter = retryAfter
    }

    /// A failure as it was kept; `french` may be `nil`.
    package init(_ code: ErrorCode, detail: String, french: String?, cause: String? = nil) {
        self.code = code
        self.detail = detail
        detailFR = french
        self.cause = cause
        retryAfter = nil
    }

    /// This error with `subject`, as a path that a person named, before its detail in both languages.
    package func about(_ subject: String) -> GreffierError {
        GreffierError(
            code,
            detail: detail.isEmpty ? subject : "\(subject): \(detail)",
            french: detailFR.map { "\(subject) : \($0)" } ?? subject,
            cause: cause
        )
    }

    package var errorClass: ErrorClass { code.errorClass }
    /// The general English sentence, then the detail where there is one.
    package var message: String { detail.isEmpty ? code.message : "\(code.message) (\(detail))" }
    /// The general French sentence, then the detail where there is a French one: most are technical and English, and who
    /// reads French is helped by the remedy instead.
    package var messageFR: String { detailFR.map { "\(code.messageFR) (\($0))" } ?? code.messageFR }

    package var hint: String { code.hint }
    package var hintFR: String { code.hintFR }

    /// One line for programs and whoever reads their tables: the code, then French, then English, each with its remedy.
    package var inBothLanguages: String {
        "\(code.name): \(messageFR) \(code.hintFR) / \(message) \(code.hint)"
    }

    package var description: String {
        let head = "\(code.name): \(message)"
        return cause.map { "\(head) [\($0)]" } ?? head
    }

    package static func == (left: GreffierError, right: GreffierError) -> Bool {
        left.code == right.code && left.detail == right.detail
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(detail)
    }

    /// This error, or any other error wrapped as `stage.defect`.
    package static func wrapping(_ error: any Error) -> GreffierError {
        error as? GreffierError ?? GreffierError(.stageDefect, cause: error)
    }
}
