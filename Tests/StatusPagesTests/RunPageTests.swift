// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import JobStore
import StatusPages
import Testing

@Suite("The page of one run")
struct RunPageTests {
    private let run = PageFixtures.run("Durand & fils.pdf", .failed, error: .documentCorrupt)

    private var story: RunStory {
        let extract = PageFixtures.job(1, "extract", .succeeded, of: run)
        let profile = PageFixtures.job(2, "profile", .failed, of: run)
        return RunStory(
            run: run,
            jobs: [extract, profile],
            attempts: [
                PageFixtures.attempt(extract, from: -15, to: -10, .succeeded),
                PageFixtures.attempt(profile, from: -10, to: -5, .failed, code: .documentCorrupt),
            ],
            queues: []
        )
    }

    private func page(
        _ story: RunStory,
        artifacts: [Artifact] = [],
        warnings: [RunWarning] = [],
        waitsFor: String? = nil,
        _ language: ReportLanguage = .english
    ) -> String {
        var report = RunReport(
            run: story.run.id,
            pipeline: "cv",
            status: story.run.status,
            trigger: .inbox,
            input: story.run.input,
            submittedAt: "2026-11-20T09:15:00.000Z",
            greffier: "1.2.3"
        )
        report.artifacts = artifacts
        report.warnings = warnings
        var facts = RunFacts(
            story: story,
            report: report,
            version: "1.2.3",
            now: PageFixtures.now,
            timeZone: .gmt
        )
        facts.waitsFor = waitsFor
        facts.remedy = "Ask for the file again."
        return RunPage(facts, language: language).html
    }

    @Test("it says why, what to do and how to try again")
    func reason() {
        let html = page(story)
        #expect(html.contains("Durand &amp; fils.pdf"))
        #expect(html.contains("Ask for the file again."))
        #expect(html.contains("greffier retry \(run.id.short)"))
        #expect(page(story, .french).contains("Essais sans succès"))
    }

    @Test("tries stand along the time from the first start to the end")
    func bars() throws {
        let timeline = RunTimeline(story, now: PageFixtures.now)
        #expect(timeline.milliseconds == 10_000)
        #expect(timeline.waited == 5000)
        #expect(timeline.rows.map(\.stage) == ["extract", "profile"])
        #expect(timeline.rows[0].bars == [.init(start: 0, width: 500, state: "succeeded")])
        #expect(timeline.rows[1].bars == [.init(start: 500, width: 500, state: "failed")])
    }

    @Test("a running stage reaches to now, and a very short one can be seen")
    func running() throws {
        var story = story
        story.run = PageFixtures.run("a.pdf", .running)
        let quick = PageFixtures.job(1, "extract", .succeeded, of: story.run)
        let slow = PageFixtures.job(
            2,
            "profile",
            .running,
            of: story.run,
            startedAt: PageFixtures.now.addingTimeInterval(-3)
        )
        story.jobs = [quick, slow]
        story.attempts = [PageFixtures.attempt(quick, from: -15, to: -14.999, .succeeded)]
        let rows = RunTimeline(story, now: PageFixtures.now).rows
        #expect(rows[0].bars == [.init(start: 0, width: 4, state: "succeeded")])
        #expect(rows[1].bars == [.init(start: 800, width: 200, state: "running")])
        #expect(rows[1].tries == 1 && rows[1].milliseconds == 3000, "the try under way counts")
    }

    @Test("a run that waits has no bars and no length")
    func waiting() {
        var story = story
        story.run = PageFixtures.run("a.pdf", .queued)
        story.jobs = [PageFixtures.job(1, "extract", .ready, of: story.run)]
        story.attempts = []
        let timeline = RunTimeline(story, now: PageFixtures.now)
        #expect(timeline.milliseconds == 0)
        #expect(timeline.rows.flatMap(\.bars).isEmpty)
        #expect(timeline.waited == 20_000)
    }

    @Test("a run that something holds up is told as waiting, and stages that have not begun have no time")
    func heldUp() {
        var story = story
        story.run = PageFixtures.run("a.pdf", .running)
        story.jobs = [
            PageFixtures.job(1, "extract", .succeeded, of: story.run),
            PageFixtures.job(2, "profile", .ready, of: story.run),
        ]
        story.attempts = []
        let running = page(story)
        let waiting = page(story, waitsFor: "the queue cpu, which is paused")
        #expect(running.contains(" running</span>") && !waiting.contains(" running</span>"))
        #expect(waiting.contains("the queue cpu, which is paused"))
        #expect(waiting.contains("data-label=\"Tries\"></td><td class=\"n\" data-label=\"Time\"></td>"))
    }

    @Test("why a person should look is told in the words of its warning, once")
    func review() {
        var story = story
        story.run = PageFixtures.run("a.pdf", .succeeded)
        story.run.review = ["not_a_cv", "conflict: two dates", "unheard_of"]
        let html = page(story, warnings: [RunWarning(.notACV), RunWarning(.hiddenText, count: 1)])
        #expect(!html.contains("not_a_cv") && !html.contains("conflict:"))
        #expect(html.contains("<dt>To review</dt><dd>unheard_of</dd>"))
        #expect(html.matches(of: /<dt>To review<\/dt>/).count == 3)
        #expect(html.matches(of: /<dt>Warning<\/dt>/).count == 1)
        #expect(html.contains(WarningKind.notACV.messages().en))
    }

    @Test("the reason of a try is in the reader's language, with the details that there are in it")
    func reasonOfTry() {
        var story = story
        let error = GreffierError(.documentCorrupt, ErrorDetail("no trailer", french: "sans fin"))
        story.jobs[1].error = error
        story.attempts[1].detail = "no trailer"
        #expect(page(story, .french).contains(ErrorCode.documentCorrupt.messageFR + " (sans fin)"))
        #expect(!page(story, .french).contains("no trailer"))
        story.jobs[1].error = nil
        #expect(page(story).contains(ErrorCode.documentCorrupt.message + " (no trailer)"))
        #expect(!page(story, .french).contains("no trailer"))
    }

    @Test("the names of files become paths that lead to them and nowhere else")
    func files() {
        let names = ["profile.json", "à lire ?#.txt", "../x\"", "a/b"]
        let artifacts = names.map {
            Artifact(name: $0, sha256: "", bytes: 2048, stage: "extract", mediaType: "text/plain")
        }
        let html = page(story, artifacts: artifacts)
        let base = "/api/v1/runs/\(run.id.text)/artifacts/"
        for path in ["profile.json", "%C3%A0%20lire%20%3F%23.txt", "..%2Fx%22", "a%2Fb"] {
            #expect(html.contains("href=\"\(base)\(path)\""), "\(path)")
        }
    }
}
