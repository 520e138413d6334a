// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import JobStore

/// What is told of runs and tries in words of one language.
struct RunWords {
    let language: ReportLanguage

    private static let open = "…"

    /// By which way a run came.
    func trigger(_ trigger: Trigger) -> String {
        switch trigger {
        case .inbox: language.text("par un dossier d’entrée", "by an inbox")
        case .cli: language.text("par une commande", "by a command")
        case .http: language.text("par HTTP", "over HTTP")
        case .row: language.text("par une ligne de la table", "by a row of the table")
        case .schedule: language.text("à son heure", "on schedule")
        }
    }

    /// Why a person should look at the results, for the reason that is kept with the run.
    ///
    /// A reason of another version stays as it is.
    func review(_ reason: String) -> String {
        guard let kind = WarningKind.ofReview(reason) else { return reason }
        let words = kind.messages(detail: Self.open)
        // What is open in the words is told by the warning alone: up to there they say enough.
        let text = language.text(words.fr, words.en)
        guard text.contains(Self.open) else { return text }
        return text.replacing(/\s?[:(][^:(]*\u{2026}.*$/, with: ".")
    }

    /// Why a try failed: of the last one its error, of earlier ones what is kept of them, whose details are English.
    func reason(of attempt: AttemptRow, error: GreffierError?) -> String {
        guard let name = attempt.code, let code = ErrorCode.named(name) else {
            return [attempt.code, attempt.detail].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        }
        if let error, error.code == code, error.detail == attempt.detail ?? "" { return error.message(in: language) }
        return GreffierError(code, detail: attempt.detail ?? "").message(in: language)
    }
}
