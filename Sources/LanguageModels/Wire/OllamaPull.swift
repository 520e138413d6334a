// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import JobModel

/// Has an Ollama fetch a model from its library (`POST /api/pull`, https://docs.ollama.com/api/pull).
package struct OllamaPull: Sendable {
    private let server: ModelServer

    init(server: ModelServer) { self.server = server }

    /// The address of the server, without secrets.
    package var endpoint: String { server.name }

    /// Fetches `model`, or brings it up to date, and tells of each step.
    ///
    /// The server is the one that writes; when the connection ends it stops, keeps what it has, and goes on from there the
    /// next time. Done only when the server says `success`. Throws `model.missing` where its library has no such model,
    /// the other `model.…` codes, and `CancellationError`.
    package func callAsFunction(
        _ model: String,
        onProgress: (PullProgress) -> Void
    ) async throws {
        var request = server.request("POST", "/api/pull", body: ["model": .string(model), "stream": true])
        request.timeouts.headers = .seconds(120)
        request.timeouts.firstByte = .seconds(120)
        // While it verifies gigabytes on a slow disk it says nothing.
        request.timeouts.betweenBytes = .seconds(900)
        request.timeouts.total = .seconds(7 * 86_400)
        // Some lines a second, for as long as it takes.
        request.maximumResponseBytes = 8 << 30
        do {
            try await follow(request, model, onProgress)
        } catch let failure as HTTPFailure {
            throw failure.modelError
        }
    }

    private func follow(_ request: HTTPRequest, _ model: String, _ onProgress: (PullProgress) -> Void) async throws {
        var splitter = LineSplitter()
        var head = HTTPResponseHead(status: 0)
        var complaint = Data()
        var isDone = false
        for try await event in server.http.stream(request) {
            switch event {
            case .head(let value): head = value
            case .bytes(let data) where !head.isSuccess:
                if complaint.count < 1 << 16 { complaint.append(data) }
            case .bytes(let data):
                for line in splitter.lines(adding: data) { try read(line, model, &isDone, onProgress) }
            }
        }
        try Task.checkCancellation()
        guard head.isSuccess else { throw failure(ServerComplaint(head: head, body: complaint), model) }
        if let line = splitter.remainder() { try read(line, model, &isDone, onProgress) }
        guard !isDone else { return }
        throw GreffierError(
            .modelBusy,
            ErrorDetail(
                "\(server.name) broke off without saying that it succeeded",
                french: "\(server.name) s’est interrompu sans annoncer la réussite"
            )
        )
    }

    private func read(
        _ line: String,
        _ model: String,
        _ isDone: inout Bool,
        _ onProgress: (PullProgress) -> Void
    ) throws {
        guard !line.allSatisfy(\.isWhitespace) else { return }
        guard let value = try? JSONValue(parsing: line) else {
            throw GreffierError(
                .modelBusy,
                ErrorDetail(
                    "\(server.name): a line is not JSON",
                    french: "\(server.name) : une ligne n’est pas du JSON"
                )
            )
        }
        if let error = value[key: "error"], !error.isNull { throw failure(ServerComplaint(streamed: value), model) }
        guard let progress = PullProgress(value) else { return }
        isDone = progress.status == "success"
        onProgress(progress)
    }

    /// The library answers for a name that it does not know that a file does not exist.
    private func failure(_ complaint: ServerComplaint, _ model: String) -> GreffierError {
        guard complaint.message.contains("file does not exist") else { return complaint.error(at: server.name) }
        return GreffierError(
            .modelMissing,
            ErrorDetail("Ollama's library has no \(model)", french: "la bibliothèque d’Ollama n’a pas de \(model)")
        )
    }
}
