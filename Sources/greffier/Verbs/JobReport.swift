// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import JobModel
import JobStore
import Pages

/// A job as lists print it.
struct JobReport: Encodable {
    var job: Int64
    var run: String
    var stage: String
    var kind: String
    var queue: String
    var state: String
    var attempts: Int
    var cached: Bool
    var durationMS: Int
    var dueAt: String?
    var code: String?
    var reason: String?
    var waitsFor: String?

    /// `words` is the language of what it waits for: English for programs.
    init(
        _ row: JobRow,
        blocker: RunStory.Blocker? = nil,
        language: String,
        words: ReportLanguage = .english
    ) {
        job = row.id.number
        run = row.run.text
        stage = row.stage
        kind = row.kind
        queue = row.queue
        state = (row.result?.isPassedOver == true ? .skipped : row.state).rawValue
        attempts = row.tries
        cached = row.isCached
        durationMS = row.durationMS
        dueAt = row.condition.dueAt.map(Timestamp.text)
        code = row.error?.code.name
        reason = row.error.map { language == "fr" ? $0.messageFR : $0.message }
        waitsFor = blocker?.words(words)
    }

    /// Its state for people, and whether the result was there from before.
    func stateWords(_ language: ReportLanguage) -> String {
        StateWords.text(state, language) + (cached ? language.text(" (repris)", " (cached)") : "")
    }

    private enum CodingKeys: String, CodingKey {
        case job, run, stage, kind, queue, state, attempts, cached, code, reason
        case durationMS = "duration_ms"
        case dueAt = "due_at"
        case waitsFor = "waits_for"
    }
}
