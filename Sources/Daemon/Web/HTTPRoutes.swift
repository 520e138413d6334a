// SPDX-License-Identifier: GPL-3.0-or-later
import Intake
import JSONValues
import JobModel
import WebService

/// What the HTTP server answers, from the parts of the running service.
struct HTTPRoutes: Sendable {
    let parts: ServiceParts
    let intake: Intake
    let links: WebLinks
    let readiness: Readiness
    let report: MetricsReport
    let submitter: HTTPSubmissions
    let runs: HTTPRuns
    let models: HTTPModels
    let pages: HTTPPages
    let notifications: HTTPNotifications

    static let linksPath = "/api/v1/links"

    init(parts: ServiceParts, intake: Intake, links: WebLinks) {
        self.parts = parts
        self.intake = intake
        self.links = links
        readiness = Readiness(
            store: parts.store,
            engine: parts.engine,
            state: parts.workspace.state,
            keeper: parts.keeper
        )
        report = MetricsReport(
            metrics: parts.metrics,
            store: parts.store,
            workers: parts.workers,
            intake: intake,
            state: parts.workspace.state,
            clock: parts.clock
        )
        submitter = HTTPSubmissions(parts)
        runs = HTTPRuns(parts)
        models = HTTPModels(parts)
        pages = HTTPPages(parts)
        notifications = HTTPNotifications(parts)
    }

    /// All routes; the more particular pattern stands first.
    var all: [WebRoute] {
        watching + submitting + [
            WebRoute(.get, "/") { try await pages.service($0) },
            WebRoute(.get, "/runs/{id}") { try await pages.run($0) },
            WebRoute(.get, "/api/v1/runs/{id}") { try await runs.report($0) },
            WebRoute(.get, "/api/v1/runs/{id}/events") { try await runs.events($0) },
            WebRoute(.get, "/api/v1/runs/{id}/artifacts/{name}") { try await runs.artifact($0) },
            WebRoute(.get, "/api/v1/notifications/events") { try await notifications.events($0) },
            WebRoute(.get, "/api/v1/models/status") { await models.status($0) },
            WebRoute(.post, "/api/v1/generate") { try await models.generate($0) },
            WebRoute(.post, "/generate/stream") { try await models.generate($0) },
        ]
    }

    /// What tells how the service stands.
    private var watching: [WebRoute] {
        [
            WebRoute(.get, "/healthz", .open) { _ in
                WebResponse(["status": "ok", "version": .string(GreffierVersion.current)])
            },
            WebRoute(.get, "/readyz", .open) { await readiness.response($0.language) },
            WebRoute(.get, "/metrics", .open) { _ in await report.response() },
            WebRoute(.get, "/openapi.json") { _ in WebResponse(OpenAPI.document) },
        ]
    }

    private var submitting: [WebRoute] {
        [
            WebRoute(.post, Self.linksPath) { _ in WebResponse(201, ["link": .string(links.makeLink())]) },
            WebRoute(.post, "/api/v1/runs") { try await submitter.submit($0) },
            WebRoute(.post, "/api/v1/analyze") { try await submitter.analyze($0) },
        ]
    }
}
