// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import FoundationEssentials
import JobModel
import JobStore

/// The story of one run as `why --json`, `runs show --json` print it.
struct StoryReport: Encodable {
    var run: RunReportRow
    var jobs: [JobReport]
    var attempts: [AttemptReport]
    /// What the run waits for, in words; `null` once it has ended.
    var waitsFor: String?
    /// What a person can do; `null` when nothing needs doing.
    var remedy: String?

    init(_ story: RunStory, language: String) {
        run = RunReportRow(story.run, language: language)
        jobs = story.jobs.map { JobReport($0, blocker: story.blocker(of: $0), language: language) }
        attempts = story.attempts.map(AttemptReport.init)
        waitsFor = story.jobs.compactMap { story.blocker(of: $0) }.first?.words
        remedy =
            story.run.error.map { language == "fr" ? $0.error.code.hintFR : $0.error.code.hint }
            ?? story.jobs.compactMap(\.error).last.map { language == "fr" ? $0.code.hintFR : $0.code.hint }
        if story.run.status == .succeeded { remedy = nil }
    }

    private enum CodingKeys: String, CodingKey {
        case run, jobs, attempts, remedy
        case waitsFor = "waits_for"
    }
}

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

    init(_ row: JobRow, blocker: RunStory.Blocker? = nil, language: String) {
        job = row.id.number
        run = row.run.text
        stage = row.stage
        kind = row.kind
        queue = row.queue
        state = row.state.rawValue
        attempts = row.tries
        cached = row.isCached
        durationMS = row.durationMS
        dueAt = row.condition.dueAt.map(Timestamp.text)
        code = row.error?.code.name
        reason = row.error.map { language == "fr" ? $0.messageFR : $0.message }
        waitsFor = blocker?.words
    }

    private enum CodingKeys: String, CodingKey {
        case job, run, stage, kind, queue, state, attempts, cached, code, reason
        case durationMS = "duration_ms"
        case dueAt = "due_at"
        case waitsFor = "waits_for"
    }
}

/// An attempt as `why` prints it.
struct AttemptReport: Encodable {
    var stage: String
    var number: Int
    var startedAt: String
    var durationMS: Int
    var outcome: String
    var code: String?
    var detail: String?

    init(_ row: AttemptRow) {
        stage = row.stage
        number = row.number
        startedAt = Timestamp.text(row.startedAt)
        durationMS = max(0, Int(row.endedAt.timeIntervalSince(row.startedAt) * 1000))
        outcome = row.outcome.rawValue
        code = row.code
        detail = row.detail
    }

    private enum CodingKeys: String, CodingKey {
        case stage, number, outcome, code, detail
        case startedAt = "started_at"
        case durationMS = "duration_ms"
    }
}
