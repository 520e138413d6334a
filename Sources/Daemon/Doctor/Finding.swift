// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// One thing that `greffier doctor` looked at.
package struct Finding: Codable, Sendable, Equatable {
    /// As in `worker` or `pipelines`.
    package var check: String
    package var verdict: Verdict
    /// What was seen.
    package var detail: String
    /// A command or a step that mends it; `nil` when nothing is wrong.
    package var remedy: String?
    /// The same in French, where it is told in both languages.
    package var detailFR: String?
    package var remedyFR: String?

    private enum CodingKeys: String, CodingKey {
        case check, verdict, detail, remedy
        case detailFR = "detail_fr"
        case remedyFR = "remedy_fr"
    }

    package enum Verdict: String, Codable, Sendable { case ok, warn, fail }

    package static func ok(_ check: String, _ detail: String) -> Finding {
        Finding(check: check, verdict: .ok, detail: detail, remedy: nil)
    }
    package static func warn(_ check: String, _ detail: String, _ remedy: String) -> Finding {
        Finding(check: check, verdict: .warn, detail: detail, remedy: remedy)
    }
    package static func fail(_ check: String, _ detail: String, _ remedy: String) -> Finding {
        Finding(check: check, verdict: .fail, detail: detail, remedy: remedy)
    }

    /// The same, told in French too; without `remedy` that of English, as a command, holds for both.
    func inFrench(_ detail: String, _ remedy: String? = nil) -> Finding {
        var told = self
        told.detailFR = detail
        told.remedyFR = remedy ?? self.remedy
        return told
    }
}

extension Finding {
    /// What an error says in both languages; `command`, where there is one, stands for its general remedy.
    init(_ check: String, _ verdict: Verdict, _ error: GreffierError, command: String? = nil) {
        self.init(
            check: check,
            verdict: verdict,
            detail: error.message,
            remedy: command ?? error.code.hint,
            detailFR: error.messageFR,
            remedyFR: command ?? error.code.hintFR
        )
    }
}
