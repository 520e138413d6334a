// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import FoundationEssentials
import JobModel
import JobStore

/// The story of one run as `why --json`, `runs show --json` print it.
struct StoryReport: Encodable {
    var run: RunReportRow
    var place: RunPlace
    var jobs: [JobReport]
    var attempts: [AttemptReport]
    /// What its stages warn of, in the workspace's language.
    var warnings: [String]
    /// The last correction by a person that is in the results.
    var corrected: CorrectionNote?
    /// The run that its file corrects.
    var corrects: CorrectedRun?
    /// The runs of the documents in its file.
    var children: [Child]
    /// What its calls to language models used; `null` where there were none.
    var models: ModelUsageReport.Row?
    /// What runs at this moment, one sentence a stage.
    var doing: [String]
    /// What the run waits for, in words; `null` while something runs and once it has ended.
    var waitsFor: String?
    var nextTry: String?
    /// What a person can do; `null` when nothing needs doing.
    var remedy: String?

    /// The run of a document that was found in the file.
    struct Child: Encodable {
        var run: String
        var file: String
    }

    /// For programs in the workspace's language, with states and waits in English; for a person all in `reader`'s.
    init(_ story: RunStory, models usage: ModelUsage?, in workspace: Workspace, reader: ReportLanguage? = nil) {
        let language = reader?.rawValue ?? workspace.settings.language
        let words = reader ?? .english
        let standing = RunStanding(
            story,
            isDaemonRunning: DaemonLock.holder(path: workspace.lockFile) != nil,
            language: language,
            words: words,
            now: Date()
        )
        run = RunReportRow(story.run, language: language)
        place = RunPlace(story.run, in: workspace)
        jobs = story.jobs.map { JobReport($0, blocker: story.blocker(of: $0), language: language, words: words) }
        attempts = story.attempts.map(AttemptReport.init)
        let results = story.jobs.compactMap(\.result)
        warnings = results.flatMap(\.warnings).map { language == "fr" ? $0.messageFR : $0.message }
        children = results.flatMap(\.children).map { Child(run: $0.run.text, file: $0.file.name) }
        corrected = results.lastCorrection
        corrects = results.correctedRun
        models = usage.map { ModelUsageReport.Row(nil, $0) }
        doing = standing.doing
        waitsFor = standing.waitsFor
        nextTry = standing.nextTry.map(Timestamp.text)
        remedy = standing.remedy
    }

    private enum CodingKeys: String, CodingKey {
        case run, place, jobs, attempts, warnings, corrected, corrects, children, models, doing, remedy
        case waitsFor = "waits_for"
        case nextTry = "next_try"
    }
}
