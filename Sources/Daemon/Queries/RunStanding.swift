// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
package import JobModel
package import JobStore

/// What a run does or waits for at this moment, and what a person can do about it.
///
/// A pure function of the story and of whether a daemon runs.
package struct RunStanding: Sendable, Equatable {
    /// One sentence for each stage that runs.
    package var doing: [String] = []
    /// What it waits for, in words that follow "waits for"; `nil` while something runs, and once it has ended.
    package var waitsFor: String?
    /// When the next try starts by itself.
    package var nextTry: Date?
    /// What a person can do, in the language asked for; `nil` when nothing needs doing.
    package var remedy: String?

    /// `isDaemonRunning` tells "waits for a free place" from "waits for the daemon"; what programs read is told in
    /// English, whatever the language of the remedy, unless `words` says otherwise.
    package init(
        _ story: RunStory,
        isDaemonRunning: Bool,
        language: String,
        words: ReportLanguage = .english,
        now: Date
    ) {
        let language = ReportLanguage(setting: language)
        guard !story.run.status.isFinal else {
            let code = story.run.error?.error.code
            remedy = story.run.status == .succeeded ? nil : code.map { $0.hint(in: language) }
            return
        }
        let running = story.jobs.filter { $0.state == .running }
        doing = running.map { Self.sentence($0, isDaemonRunning: isDaemonRunning, words, now: now) }
        let blockers = story.jobs.compactMap { story.blocker(of: $0) }
        // What waits for stages waits for what those wait for.
        let first = blockers.first { !$0.isOfThisRun } ?? blockers.first
        if running.isEmpty {
            waitsFor =
                first == .slot && !isDaemonRunning
                ? words.text("le service, qui ne tourne pas", "the daemon, which does not run") : first?.words(words)
        }
        nextTry = story.jobs.compactMap { $0.state.isFinal ? nil : $0.condition.dueAt }.min()
        if case .rate(_, let opens)? = first, running.isEmpty { nextTry = opens }
        if case .breaker(let breaker)? = first, running.isEmpty { nextTry = breaker.until }
        remedy = Self.remedy(first, story, isDaemonRunning: isDaemonRunning, language)
    }

    private static func sentence(
        _ job: JobRow,
        isDaemonRunning: Bool,
        _ words: ReportLanguage,
        now: Date
    ) -> String {
        guard isDaemonRunning else {
            return words.text(
                "l’étape \(job.stage) tournait quand son service s’est arrêté ; elle reprend au prochain démarrage",
                "stage \(job.stage) was running when its daemon ended; it goes on at the next start"
            )
        }
        let since = job.startedAt.map { Int(max(0, now.timeIntervalSince($0))) } ?? 0
        let most = Int(job.timeout)
        let stopping = job.condition.cancelRequested ? words.text(", arrêt demandé", ", asked to stop") : ""
        let holder = job.condition.owner.map { owner in
            words.text(
                ", tenue par \(owner) (bail \(job.condition.leaseNumber))",
                ", held by \(owner) under lease \(job.condition.leaseNumber)"
            )
        }
        return words.text(
            "l’étape \(job.stage) tourne depuis \(since) s, au plus \(most) s",
            "stage \(job.stage) runs since \(since) s of at most \(most) s"
        ) + (holder ?? "") + stopping
    }

    private static func remedy(
        _ blocker: RunStory.Blocker?,
        _ story: RunStory,
        isDaemonRunning: Bool,
        _ language: ReportLanguage
    ) -> String? {
        switch blocker {
        case .paused(let queue, _): return "greffier queues resume \(queue)"
        case .breaker(let breaker):
            if let code = ErrorCode.named(breaker.code) { return code.hint(in: language) }
        case .time, .rate, .concurrency, .slot, .stages, .items, nil: break
        }
        if !isDaemonRunning {
            return language.text("Démarrez le service : greffier daemon", "Start the daemon: greffier daemon")
        }
        if case .time = blocker {
            return language.text(
                "Rien, ou sans attendre : greffier retry \(story.run.id.short)",
                "Nothing, or without waiting: greffier retry \(story.run.id.short)"
            )
        }
        return nil
    }
}
