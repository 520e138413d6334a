// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import JobModel

/// Ollama's own API (https://docs.ollama.com/api), which alone can forbid that a prompt is cut.
struct OllamaBackend: ModelBackend {
    let server: ModelServer
    let version: String
    /// Older engines leave out what they had kept.
    let countsWholePrompt: Bool
    /// How long the model stays in memory after a request; `nil` is for ever.
    let keepAlive: Duration?

    /// The first version that knows `truncate` and `shift`; older ones cut long prompts and say nothing.
    private static let oldestVersion = [0, 12, 6]
    private static let windows = [4096, 8192, 16_384, 32_768, 65_536, 131_072]
    /// The largest window unless the settings say more: the cache of a 7B model takes 128 KiB a token, so 4 GiB.
    static let usualLimit = 32_768

    /// The backend, if `server` is an Ollama; `nil` when it is something else.
    ///
    /// Throws the `model.…` codes, `model.unfit` for a version that is too old.
    static func probe(_ server: ModelServer, keepAlive: Duration? = .seconds(1800)) async throws -> OllamaBackend? {
        let response = try await server.ask("GET", "/api/version")
        guard response.status == 200, let value = try? JSONValue(parsing: response.body),
            let version = value[key: "version"]?.string
        else { return nil }
        // Development builds call themselves 0.0.0.
        let numbers = version.split { !$0.isNumber }.prefix(3).compactMap { Int($0) }
        let isRelease = numbers != [0, 0, 0]
        if isRelease, numbers.lexicographicallyPrecedes(oldestVersion) {
            throw GreffierError(
                .modelUnfit,
                ErrorDetail(
                    "\(server.name): Ollama \(version) cuts long prompts silently, 0.12.6 does not",
                    french: "\(server.name) : Ollama \(version) tronque les longs textes sans le dire, 0.12.6 non"
                )
            )
        }
        let countsWholePrompt = !isRelease || !numbers.lexicographicallyPrecedes([0, 30])
        return OllamaBackend(
            server: server,
            version: version,
            countsWholePrompt: countsWholePrompt,
            keepAlive: keepAlive
        )
    }

    func listedModels() async throws -> [ListedModel] {
        let response = try await server.ask("GET", "/api/tags")
        guard response.head.isSuccess, let models = try? JSONValue(parsing: response.body)[key: "models"]?.array else {
            throw ServerComplaint(head: response.head, body: response.body).error(at: server.name)
        }
        return models.compactMap { model in
            model[key: "name"]?.string.map {
                ListedModel(
                    name: $0,
                    digest: model[key: "digest"]?.string,
                    context: model[key: "details"]?[key: "context_length"]?.integer,
                    capabilities: model[key: "capabilities"]?.array?.compactMap(\.string)
                )
            }
        }
    }

    /// The same model with its window and its abilities, which the list does not always tell.
    func completed(_ model: ListedModel) async throws -> ListedModel {
        guard model.context == nil || model.capabilities == nil else { return model }
        let response = try await server.ask("POST", "/api/show", body: ["model": .string(model.name)])
        var model = model
        let shown = try? JSONValue(parsing: response.body)
        let context = shown?[key: "model_info"]?.object?.members.first { $0.key.hasSuffix(".context_length") }
        model.context = model.context ?? context?.value.integer
        model.capabilities = model.capabilities ?? shown?[key: "capabilities"]?.array?.compactMap(\.string)
        return model
    }

    func window(for tokens: Int, limit: Int?) -> Int? {
        let limit = limit ?? Self.usualLimit
        return min(Self.windows.first { $0 >= tokens } ?? limit, limit)
    }

    /// Seconds; below 0 is for ever.
    var keepAliveValue: JSONValue { .integer(keepAlive.map { Int($0.components.seconds) } ?? -1) }

    func httpRequest(_ request: ChatRequest, model: ListedModel, window: Int?, level: SchemaLevel) -> HTTPRequest {
        var options: JSONObject = JSONObject([
            ("temperature", .number(request.temperature)), ("seed", .integer(request.seed)),
            ("num_predict", .integer(request.maximumOutput)),
        ])
        options["num_ctx"] = window.map { .integer($0) }
        var body = JSONObject([
            ("model", .string(model.name)),
            ("messages", [["role": "user", "content": .string(request.prompt)]]),
            ("stream", true), ("truncate", false), ("shift", false),
            ("keep_alive", keepAliveValue), ("options", .object(options)),
        ])
        // Never "json": its grammar lets white space go on for ever.
        if level == .schema { body["format"] = request.schema?.source }
        return server.request("POST", "/api/chat", body: .object(body))
    }

    func read(_ line: String, into builder: inout AnswerBuilder) throws {
        guard !line.allSatisfy(\.isWhitespace) else { return }
        guard let value = try? JSONValue(parsing: line) else {
            throw GreffierError(.modelUngrounded, detail: "\(server.name): a line of the answer is not JSON")
        }
        if let error = value[key: "error"], !error.isNull {
            throw ServerComplaint(streamed: value).error(at: server.name)
        }
        if let model = value[key: "model"]?.string { builder.model = model }
        builder.append(value[key: "message"]?[key: "content"]?.string ?? "")
        guard value[key: "done"]?.bool == true else { return }
        builder.promptTokens = value[key: "prompt_eval_count"]?.integer
        builder.outputTokens = value[key: "eval_count"]?.integer
        let time = { (key: String) in value[key: key]?.integer.map { Duration.nanoseconds($0) } }
        builder.timing = ChatTiming(
            load: time("load_duration"),
            prompt: time("prompt_eval_duration"),
            output: time("eval_duration")
        )
        builder.finish =
            switch value[key: "done_reason"]?.string {
            case "stop": .stop
            case "length": .length
            default: nil
            }
    }
}
