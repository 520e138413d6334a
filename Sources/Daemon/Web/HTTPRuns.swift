// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Engine
import Foundation
import JSONValues
import JobModel
import JobStore
import JobStoreSQLite
import WebService

/// Tells of runs over HTTP.
struct HTTPRuns: Sendable {
    let parts: ServiceParts

    init(_ parts: ServiceParts) { self.parts = parts }

    /// Between two looks at what a run told, for those who watch it.
    private static let pause = Duration.milliseconds(200)
    /// Looks without news after which a sign of life is sent.
    private static let quietLooks = 50
    private static let eventsAtOnce = 500

    /// `GET /api/v1/runs/{id}`: the report as in run.json, of a run that goes on as far as it is known.
    func report(_ request: WebRequest) async throws -> WebResponse {
        try WebResponse(encoding: RunReport(try await story(request)))
    }

    /// `GET /api/v1/runs/{id}/artifacts/{name}`: looked up among those of the run, and nowhere else.
    func artifact(_ request: WebRequest) async throws -> WebResponse {
        let name = request.parameters["name"] ?? ""
        let report = RunReport(try await story(request))
        guard let artifact = report.artifacts.first(where: { $0.name == name }) else {
            throw GreffierError(.webArtifact)
        }
        let data = try await parts.blobs.read(artifact.sha256)
        var response = WebResponse(200, artifact.mediaType, data)
        response.headers += [
            // What a document brings along can run nothing and reach nobody.
            ("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
            ("ETag", "\"\(artifact.sha256)\""),
            ("Content-Disposition", Self.disposition(artifact)),
        ]
        return response
    }

    /// Shown where a browser can, else kept; the name as RFC 6266 has it.
    private static func disposition(_ artifact: Artifact) -> String {
        let shown = ["application/json", "application/pdf", "text/html", "text/markdown", "text/plain", "image/png"]
        let isShown = shown.contains { artifact.mediaType.hasPrefix($0) }
        let name = PercentEncoding.encoded(artifact.name)
        return "\(isShown ? "inline" : "attachment"); filename*=UTF-8''\(name)"
    }

    // MARK: Events

    /// `GET /api/v1/runs/{id}/events`: what the run tells, from the beginning or after `Last-Event-ID`, to its end.
    func events(_ request: WebRequest) async throws -> WebResponse {
        let run = try await story(request).run.id
        let last = request.header("Last-Event-ID") ?? request.query["after"] ?? "0"
        guard let after = Int(last), after >= 0 else {
            throw GreffierError.wrongRequest("Last-Event-ID is no number", "Last-Event-ID n’est pas un nombre")
        }
        return WebResponse { stream in try await follow(run, after: after, stream) }
    }

    private func follow(_ run: ULID, after: Int, _ stream: WebStream) async throws {
        var after = after
        var told: JSONValue?
        var quiet = 0
        while true {
            // Asked before the events: all that an ended run told is there then.
            guard let story = try await parts.store.story(run) else { return }
            let events = try await parts.store.events(run: run, after: after, limit: Self.eventsAtOnce)
            for event in events {
                try await stream.event(event.event.kind.rawValue, id: "\(event.sequence)", Self.json(event))
            }
            after = events.last?.sequence ?? after
            if events.count == Self.eventsAtOnce { continue }
            let state = Self.state(story)
            if state != told {
                try await stream.event("run.state", state)
                told = state
                quiet = 0
            }
            if story.run.status.isFinal {
                let report = try JSONValue(parsing: try CanonicalJSON.compact(RunReport(story)))
                return try await stream.event("run.ended", report)
            }
            quiet = events.isEmpty ? quiet + 1 : 0
            if quiet >= Self.quietLooks {
                try await stream.keepAlive()
                quiet = 0
            }
            try await Task.sleep(for: Self.pause)
        }
    }

    private static func json(_ row: RunEventRow) -> JSONValue {
        [
            "seq": .integer(row.sequence), "stage": .string(row.stage), "attempt": .integer(row.attempt),
            "at": .string(Timestamp.text(row.at)), "kind": .string(row.event.kind.rawValue),
            "text": .string(row.event.text),
        ]
    }

    private static func state(_ story: RunStory) -> JSONValue {
        [
            "status": .string(story.run.status.rawValue),
            "stages": .array(
                story.jobs.map { job in
                    ["name": .string(job.stage), "state": .string(job.state.rawValue), "attempts": .integer(job.tries)]
                }
            ),
        ]
    }

    /// Throws `run.unknown`.
    func story(_ request: WebRequest) async throws -> RunStory {
        guard let id = ULID(request.parameters["id"] ?? ""), let story = try await parts.store.story(id) else {
            throw GreffierError(.runUnknown)
        }
        return story
    }
}
