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

    private func page(_ story: RunStory, artifacts: [Artifact] = [], _ language: ReportLanguage = .english) -> String {
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
        var facts = RunFacts(
            story: story,
            report: report,
            version: "1.2.3",
            now: PageFixtures.now,
            timeZone: .gmt
        )
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
