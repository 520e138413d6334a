// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import JobModel

/// One way of speaking to a server.
protocol ModelBackend: Sendable {
    /// The models that the server lists.
    func listedModels() async throws -> [ListedModel]

    /// Which program the server of a listed model is.
    func program(of model: ListedModel) -> ServerLabel

    /// The request for a prompt; how long its steps may take is for the caller to say.
    func httpRequest(_ request: ChatRequest, model: ListedModel, window: Int?, level: SchemaLevel) -> HTTPRequest

    /// Takes one line of the answer's stream into the builder. Throws what a server reports in the middle of a stream.
    func read(_ line: String, into builder: inout AnswerBuilder) throws

    /// Whether the count of a prompt's tokens includes those that the server had kept from an earlier prompt.
    var countsWholePrompt: Bool { get }

    /// Which of the model's sizes of window to ask for; `nil` where the server has fixed it.
    func window(for tokens: Int, limit: Int?) -> Int?
}

/// A model as a server lists it.
struct ListedModel: Sendable, Equatable {
    var name: String
    var digest: String?
    var context: Int?
    /// Who made it or serves it, as the server says: it tells servers apart (`ServerLabel`).
    var owner: String?
    /// What it can do in Ollama's words, as in `completion`; `nil` where the server does not say.
    var capabilities: [String]?
}

/// One server: its address, its client, and the questions that are answered at once.
struct ModelServer: Sendable {
    let base: URL
    let apiKey: String?
    let http: HTTPClient
    /// What it answered already; `nil` where it is asked each time.
    var memory: AnswerMemory?

    /// The address for messages.
    var name: String { base.withoutSecrets }

    func request(_ method: String, _ path: String, body: JSONValue? = nil) -> HTTPRequest {
        var request = HTTPRequest(method, base.appending(path: path), body: body.map { Data($0.text.utf8) })
        request.headers["User-Agent"] = "greffier/\(GreffierVersion.current)"
        if body != nil { request.headers["Content-Type"] = "application/json" }
        if let apiKey { request.headers["Authorization"] = "Bearer \(apiKey)" }
        return request
    }

    /// Asks a short question, 5 s at most for each step.
    ///
    /// Throws the `model.…` codes.
    func ask(_ method: String, _ path: String, body: JSONValue? = nil) async throws -> HTTPResponse {
        if method == "GET", let known = memory?[path] { return known }
        var request = request(method, path, body: body)
        request.timeouts = HTTPTimeouts(each: .seconds(5))
        request.maximumResponseBytes = 8 << 20
        request.acceptsCompression = true
        do {
            let response = try await http.send(request)
            if method == "GET" { memory?[path] = response }
            return response
        } catch let failure as HTTPFailure {
            throw failure.modelErrorOfQuestion
        }
    }
}
