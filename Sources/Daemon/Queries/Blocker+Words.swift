// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import JobStore

extension RunStory.Blocker {
    /// What is waited for, in words that follow "waits for" or « attend ».
    package func words(_ language: ReportLanguage) -> String { language.text(french, english) }

    private var english: String {
        switch self {
        case .stages(let names): "the stages \(names.joined(separator: ", "))"
        case .items(let stage, let open, let count):
            count == 1 ? "the item of \(stage)" : "\(open) of the \(count) items of \(stage)"
        case .time(let date): "its next try at \(Timestamp.text(date))"
        case .breaker(let breaker):
            "\(breaker.code) to pass\(breaker.detail.isEmpty ? "" : " (\(breaker.detail))"), next look at \(Timestamp.text(breaker.until))"
        case .paused(let queue, _): "the queue \(queue), which is paused"
        case .concurrency(let key, let holders):
            "the concurrency key \(key), held by job \(holders.map(\.description).joined(separator: ", "))"
        case .rate(let name, let until): "the rate \(name), used up until \(Timestamp.text(until))"
        case .slot: "a free place in its queue, or for the daemon to run"
        }
    }

    private var french: String {
        switch self {
        case .stages(let names): "les étapes \(names.joined(separator: ", "))"
        case .items(let stage, let open, let count):
            count == 1 ? "l’élément de \(stage)" : "\(open) des \(count) éléments de \(stage)"
        case .time(let date): "son prochain essai, à \(Timestamp.text(date))"
        case .breaker(let breaker): Self.french(breaker)
        case .paused(let queue, _): "la file \(queue), qui est en pause"
        case .concurrency(let key, let holders):
            "la clé de concurrence \(key), tenue par la tâche \(holders.map(\.description).joined(separator: ", "))"
        case .rate(let name, let until): "le débit \(name), épuisé jusqu’à \(Timestamp.text(until))"
        case .slot: "une place libre dans sa file, ou que le service tourne"
        }
    }

    /// The detail is recorded in English alone: the code's own message says the same in general.
    private static func french(_ breaker: BreakerRow) -> String {
        let reason = ErrorCode.named(breaker.code)?.messageFR ?? breaker.detail
        return "la fin de \(breaker.code)\(reason.isEmpty ? "" : " (\(reason))"), prochain essai à "
            + Timestamp.text(breaker.until)
    }
}
