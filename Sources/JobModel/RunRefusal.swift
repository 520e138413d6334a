// SPDX-License-Identifier: GPL-3.0-or-later

/// Why what was dropped cannot become a document at all: a link, a pipe, a device.
///
/// A run with a refusal is created as failed: its stages are `skipped`, its error is this one with `stage` nil and no
/// attempts, and only its delivery job is ready, so that the reason reaches `failed/`.
package struct RunRefusal: Codable, Sendable, Hashable {
    /// The name of an `ErrorCode`.
    package var code: String
    /// As in `GreffierError.detail`.
    package var detail: String

    package init(_ error: GreffierError) {
        code = error.code.name
        detail = error.detail
    }

    /// The refusal as an error; `stage.defect` for a code that this version does not know.
    package var error: GreffierError { GreffierError(ErrorCode.named(code) ?? .stageDefect, detail: detail) }
}
