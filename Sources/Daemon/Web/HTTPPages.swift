// SPDX-License-Identifier: GPL-3.0-or-later
import Engine
import Foundation
import JobModel
import JobStore
import JobStoreSQLite
import PipelineModel
import StatusPages
import WebService

/// The pages for browsers: the whole service, and one run.
struct HTTPPages: Sendable {
    let parts: ServiceParts

    init(_ parts: ServiceParts) { self.parts = parts }

    /// Runs on one page of the list.
    private static let runsAtOnce = 25
    private static let failuresAtOnce = 5
    /// What `refresh` may ask for, in seconds.
    private static let refreshing = 2...3600

    /// `GET /`.
    func service(_ request: WebRequest) async throws -> WebResponse {
        let facts = try await facts(request)
        var response = Self.page(StatusPage(facts, language: request.language).html, request.language)
        if let seconds = facts.refresh { response.headers.append(("Refresh", "\(seconds)")) }
        return response
    }

    /// `GET /runs/{id}`: throws `run.unknown`.
    func run(_ request: WebRequest) async throws -> WebResponse {
        let story = try await HTTPRuns(parts).story(request)
        let language = request.language
        let now = parts.clock.now()
        let standing = Self.standing(story, language, now)
        var facts = RunFacts(
            story: story,
            report: RunReport(story),
            version: GreffierVersion.current,
            now: now,
            timeZone: parts.workspace.timeZone
        )
        facts.doing = standing.doing
        facts.waitsFor = standing.waitsFor
        facts.remedy = standing.remedy
        return Self.page(RunPage(facts, language: language).html, language)
    }

    private static func page(_ html: String, _ language: ReportLanguage) -> WebResponse {
        var response = WebResponse(page: html)
        response.headers.append(("Content-Language", language.rawValue))
        return response
    }

    private static func standing(_ story: RunStory, _ language: ReportLanguage, _ now: Date) -> RunStanding {
        RunStanding(story, isDaemonRunning: true, language: language.rawValue, words: language, now: now)
    }

    // MARK: Facts

    private func facts(_ request: WebRequest) async throws -> ServiceFacts {
        let (store, workspace) = (parts.store, parts.workspace)
        let now = parts.clock.now()
        let dayAgo = now.addingTimeInterval(-86_400)
        var facts = ServiceFacts(
            workspace: URL(filePath: workspace.root).lastPathComponent,
            version: GreffierVersion.current,
            now: now,
            timeZone: workspace.timeZone,
            summary: try await store.summary(since: dayAgo)
        )
        facts.shown = request.query["show"].flatMap(RunChoice.init) ?? .all
        facts.refresh = request.query["refresh"].flatMap { Int($0) }.flatMap { Self.refreshing.contains($0) ? $0 : nil }
        facts.inbox = try await onThread { InboxCount.files(in: workspace) }
        facts.running = try await RunningJob.read(store)
        facts.failures = try await store.failedRuns(since: dayAgo, limit: Self.failuresAtOnce)
        var filter = facts.shown.filter
        filter.before = request.query["before"].flatMap(ULID.init)
        filter.limit = Self.runsAtOnce + 1
        let found = try await store.runs(filter)
        facts.runs = Array(found.prefix(Self.runsAtOnce))
        for run in facts.runs where !run.status.isFinal {
            guard let story = try await store.story(run.id) else { continue }
            facts.waits[run.id] = Self.standing(story, request.language, now).waitsFor
        }
        facts.older = found.count > Self.runsAtOnce ? facts.runs.last?.id : nil
        facts.pipelines = await parts.pipelines.plans().map(\.pipeline).sorted { $0.name < $1.name }
        return facts
    }
}
