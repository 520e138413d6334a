// SPDX-License-Identifier: GPL-3.0-or-later
import BlobStore
import Engine
import Foundation
import Intake
import JSONValues
import JobModel
import JobStore
import JobStoreSQLite
import Logging
import PipelineModel
import ProfileModel
import WebService

/// Starts runs for those who ask over HTTP.
struct HTTPSubmissions: Sendable {
    let parts: ServiceParts
    private let submitter: FileSubmitter

    /// Texts to analyse are no books.
    private static let mostText = 4 << 20

    init(_ parts: ServiceParts) {
        self.parts = parts
        submitter = FileSubmitter(
            registry: parts.store,
            catalogue: parts.pipelines,
            blobs: parts.blobs,
            clock: parts.clock
        )
    }

    // MARK: Runs

    /// `POST /api/v1/runs`: a file as the content, or files in a form; 202 with the runs.
    func submit(_ request: WebRequest) async throws -> WebResponse {
        let limit = parts.workspace.settings.http.maxUpload
        var pipeline = request.query["pipeline"]
        var files: [UploadedFile] = []
        // A form adds some lines to its files.
        let content = try await request.content(upTo: limit + 65_536)
        if request.mediaType == "multipart/form-data" {
            guard let boundary = MultipartForm.boundary(of: request.header("Content-Type") ?? "") else {
                throw GreffierError.wrongRequest(
                    "the form names no boundary",
                    "le formulaire n’indique pas de séparateur"
                )
            }
            let form = try MultipartForm(content, boundary: boundary)
            pipeline = pipeline ?? form.text("pipeline")
            files = try form.parts.compactMap { part in
                try part.fileName.map { try UploadedFile(name: $0, data: part.data) }
            }
        } else {
            files = [try UploadedFile(name: request.query["name"] ?? "", data: content)]
        }
        guard files.allSatisfy({ $0.data.count <= limit }) else { throw GreffierError(.webTooLarge) }
        guard !files.isEmpty else {
            throw GreffierError.wrongRequest("the form holds no file", "le formulaire ne contient aucun fichier")
        }
        guard let pipeline, !pipeline.isEmpty else {
            throw GreffierError.wrongRequest("name a pipeline: ?pipeline=cv", "indiquez un traitement : ?pipeline=cv")
        }
        var started: [JSONValue] = []
        for (index, file) in files.enumerated() {
            let key = request.header("Idempotency-Key").map { "\($0)/\(index)" }
            let run = try await start(file, pipeline, for: request, key: key)
            started.append(Self.row(run, name: file.name))
        }
        var response = WebResponse(202, ["runs": .array(started)])
        if let first = started.first?[key: "url"]?.string { response.headers.append(("Location", first)) }
        return response
    }

    private static func row(_ run: SubmittedRun, name: String) -> JSONValue {
        let url = "/api/v1/runs/\(run.run)"
        return [
            "run": .string(run.run.text), "name": .string(name), "new": .bool(run.isNew), "url": .string(url),
            "events": .string(url + "/events"),
        ]
    }

    private func start(
        _ file: UploadedFile,
        _ pipeline: String,
        for request: WebRequest,
        key: String? = nil
    ) async throws -> SubmittedRun {
        var submission = FileSubmission(.data(file.data, name: file.name), pipeline: pipeline, trigger: .http)
        submission.submissionID = key.map { "http:\($0)" }
        submission.request = request.id
        let submitted = try await submitter.submit(submission)
        parts.logger.info(
            "a file was taken over HTTP",
            metadata: ["request": "\(request.id)", "run": "\(submitted.run)", "file": "\(file.name)"]
        )
        return submitted
    }

    // MARK: Analysis

    /// `POST /api/v1/analyze`: the text of a CV as flat French JSON, once its run has ended.
    func analyze(_ request: WebRequest) async throws -> WebResponse {
        guard request.mediaType == "application/json" else { throw GreffierError(.webMediaType) }
        let asked = try AnalysisRequest(try await request.content(upTo: Self.mostText))
        let pipeline = try await pipeline(for: asked.pipeline)
        let ends = parts.engine.events()
        let file = try UploadedFile(name: "cv.txt", data: Data(asked.text.utf8))
        let run = try await start(file, pipeline, for: request).run
        guard let row = try await ended(run, ends, within: asked.wait) else {
            throw GreffierError(.webLate, detail: run.text, french: run.text)
        }
        if let error = row.error?.error { return Self.failed(error, run, request.language) }
        return try await analysed(run)
    }

    private func analysed(_ run: ULID) async throws -> WebResponse {
        guard let artifact = try await parts.store.artifact("profile.json", of: run) else {
            throw GreffierError(.webArtifact, detail: "profile.json")
        }
        let profile = try CanonicalJSON.decode(Profile.self, from: try await parts.blobs.read(artifact.sha256))
        let flat = try JSONValue(parsing: try CanonicalJSON.compact(FlatProfile(profile)))
        return WebResponse(["success": true, "data": flat, "run": .string(run.text)])
    }

    private static func failed(_ error: GreffierError, _ run: ULID, _ language: ReportLanguage) -> WebResponse {
        WebResponse(
            422,
            [
                "success": false, "data": nil, "run": .string(run.text),
                "error": .object(error.json(in: language)),
            ]
        )
    }

    /// The pipeline that is named, else `analyze`, else `cv`, else the first that reads profiles.
    private func pipeline(for name: String?) async throws -> String {
        if let name { return name }
        let readers = await parts.pipelines.plans().map(\.pipeline).filter { pipeline in
            pipeline.stages.contains { $0.kind == "profile" }
        }.map(\.name)
        guard let found = ["analyze", "cv"].first(where: readers.contains) ?? readers.first else {
            throw GreffierError(
                .intakeUnknownPipeline,
                ErrorDetail("no pipeline has a stage profile", french: "aucun traitement n’a d’étape profile")
            )
        }
        return found
    }

    /// The run once it has ended; `nil` where that takes longer.
    private func ended(_ run: ULID, _ ends: AsyncStream<EngineEvent>, within seconds: Double) async throws -> RunRow? {
        let hasEnded = await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await event in ends {
                    if case .runEnded(let ended, _, _) = event, ended == run { return true }
                }
                return false
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
        try Task.checkCancellation()
        guard let row = try await parts.store.run(run), hasEnded || row.status.isFinal else { return nil }
        return row.status.isFinal ? row : nil
    }
}
