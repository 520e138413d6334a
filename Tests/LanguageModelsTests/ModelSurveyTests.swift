// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import JobModel
import LanguageModels
import LoopbackServer
import ModelServers
import Testing

@Suite("A look at a model's servers") struct ModelSurveyTests {
    /// A server that answers each path with this JSON, and everything else with 404.
    private func server(_ answers: [String: String]) throws -> LoopbackServer {
        try LoopbackServer { exchange in
            guard let answer = answers[exchange.request.path] else { return exchange.json("{}", status: 404) }
            exchange.json(answer)
        }
    }

    private func look(_ server: LoopbackServer, model: String? = nil, trial: Bool = false) async throws
        -> EndpointSurvey
    {
        let configuration = ModelConfiguration(endpoints: [server.url()], model: model)
        return try #require(await ModelSurvey(configuration, http: HTTPClient()).look(trial: trial).first)
    }

    @Test("an Ollama tells size, quantisation, the window that is loaded, and what makes vectors")
    func ollama() async throws {
        let server = try server([
            "/api/version": #"{"version":"0.33.0"}"#,
            "/api/tags": """
            {"models":[
            {"name":"mistral:latest","size":4113301824,"digest":"6577803aa9a0","details":
            {"parameter_size":"7.2B","quantization_level":"Q4_0"},"capabilities":["completion","tools"]},
            {"name":"bge-m3:latest","size":1157672605,"digest":"7907646426","details":
            {"parameter_size":"566.70M","quantization_level":"F16","context_length":8192},"capabilities":["embedding"]}]}
            """,
            "/api/ps": #"{"models":[{"name":"mistral:latest","context_length":16384,"size_vram":0}]}"#,
            "/api/show":
                #"{"capabilities":["completion"],"model_info":{"general.architecture":"llama","llama.context_length":32768}}"#,
        ])
        defer { server.stop() }
        let survey = try await look(server)
        #expect(survey.label == .ollama && survey.version == "0.33.0" && survey.isUsable)
        #expect(survey.identity?.model == "mistral:latest" && survey.identity?.context == 32_768)
        let mistral = try #require(survey.models.first)
        #expect(mistral.size == 4_113_301_824 && mistral.parameters == "7.2B" && mistral.quantization == "Q4_0")
        #expect(mistral.context == 16_384 && mistral.isLoaded == true && !mistral.isEmbedder)
        let embedder = try #require(survey.models.last)
        #expect(embedder.isLoaded == false && embedder.isEmbedder && embedder.context == 8192)
    }

    @Test("llama-server, vLLM, LM Studio and llama-cpp-python are told apart by what they answer")
    func labels() async throws {
        let llama = try server([
            "/v1/models": """
            {"object":"list","data":[{"id":"mistral","owned_by":"llamacpp","meta":
            {"n_ctx":8192,"n_params":7248023552,"size":4113301824,"ftype":"Q4_K - Medium"}}]}
            """
        ])
        defer { llama.stop() }
        let survey = try await look(llama)
        #expect(survey.label == .llamaServer)
        let model = try #require(survey.models.first)
        #expect(model.parameters == "7.2B" && model.size == 4_113_301_824 && model.quantization == "Q4_K - Medium")
        #expect(model.context == 8192 && model.isLoaded == true)

        let vllm = try server([
            "/v1/models": #"{"data":[{"id":"m","owned_by":"vllm","max_model_len":16384}]}"#,
            "/version": #"{"version":"0.12.0"}"#,
        ])
        defer { vllm.stop() }
        let second = try await look(vllm)
        #expect(second.label == .vllm && second.version == "0.12.0" && second.models.first?.context == 16_384)

        let studio = try server([
            "/v1/models": #"{"data":[{"id":"mistral-7b","owned_by":"organization_owner"}]}"#,
            "/api/v0/models": """
            {"data":[{"id":"mistral-7b","type":"llm","quantization":"Q4_K_M","state":"not-loaded",
            "max_context_length":32768}]}
            """,
        ])
        defer { studio.stop() }
        let third = try await look(studio)
        #expect(third.label == .lmStudio && third.models.first?.isLoaded == false)
        #expect(third.models.first?.quantization == "Q4_K_M" && third.models.first?.context == 32_768)

        let python = try server(["/v1/models": #"{"data":[{"id":"m","owned_by":"me","permissions":[]}]}"#])
        defer { python.stop() }
        #expect(try await look(python).label == .llamaCppPython)
    }

    @Test("a look asks each short question once")
    func once() async throws {
        let llama = try server([
            "/v1/models": #"{"data":[{"id":"mistral","owned_by":"llamacpp","meta":{"n_ctx":8192}}]}"#,
            "/props": #"{"total_slots":4}"#,
        ])
        let ollama = try FakeModelServer(.ollama) { exchange, _ in exchange.reply() }
        defer {
            llama.stop()
            ollama.server.stop()
        }
        let survey = try await look(llama)
        #expect(survey.isUsable && survey.slots == 4)
        #expect(llama.requests.map(\.path) == ["/api/version", "/v1/models", "/props"])
        #expect(try await look(ollama.server).isUsable)
        let asked = ollama.server.requests.filter { $0.method == "GET" }.map(\.path)
        #expect(asked == ["/api/version", "/api/tags", "/api/ps"])
    }

    @Test("what a server lists is shown also where the model that is meant is not there")
    func wrongName() async throws {
        let fake = try FakeModelServer(.ollama, models: ["llama3:8b", "phi:latest"]) { exchange, _ in exchange.reply() }
        defer { fake.server.stop() }
        let survey = try await look(fake.server, model: "mistral")
        #expect(survey.error?.code == .modelMissing && !survey.isUsable)
        #expect(survey.models.map(\.name) == ["llama3:8b", "phi:latest"])
    }

    @Test("a trial is one real question, and counts speeds by the server's own times")
    func trial() async throws {
        let fake = try FakeModelServer(.ollama) { exchange, _ in
            exchange.beginChunks(200, FakeModelServer.contentType(.ollama))
            exchange.chunks(
                of: 4096,
                #"{"model":"mistral:latest","message":{"content":"{\"city\":\"Nantes\"}"},"done":true,"#
                    + #""done_reason":"stop","prompt_eval_count":120,"prompt_eval_duration":4000000000,"#
                    + #""eval_count":8,"eval_duration":1000000000}"# + "\n"
            )
        }
        defer { fake.server.stop() }
        let trial = try #require(try await look(fake.server, trial: true).trial)
        #expect(trial.obeyed && trial.readRate == 30 && trial.writeRate == 8)
        #expect(fake.server.requests.count { $0.path == "/api/chat" } == 1)
    }

    @Test("an answer that ignores the form is told, and is no failure")
    func disobeys() async throws {
        let fake = try FakeModelServer(.openai) { exchange, _ in FakeModelServer.send(exchange, .openai, "Bonjour !") }
        defer { fake.server.stop() }
        let survey = try await look(fake.server, trial: true)
        #expect(survey.isUsable && survey.trial?.obeyed == false)
    }

    @Test("a trial tells how the form of answers is held to, asking a server of an unknown kind what it enforces")
    func forms() async throws {
        let ollama = try FakeModelServer(.ollama) { exchange, _ in
            FakeModelServer.send(exchange, .ollama, #"{"city":"Nantes"}"#)
        }
        let lax = try FakeModelServer(.openai) { exchange, _ in
            FakeModelServer.send(exchange, .openai, #"{"city":"Nantes"}"#)
        }
        defer {
            ollama.server.stop()
            lax.server.stop()
        }
        let first = try await look(ollama.server, trial: true)
        #expect(first.trial?.form == .schema && first.trial?.isEnforced == true && first.slots == 1)
        let second = try await look(lax.server, trial: true)
        #expect(second.trial?.obeyed == true && second.trial?.isEnforced == false)
        #expect(lax.server.requests.count { $0.path.hasSuffix("completions") } == 3, "two forms, then the question")
    }

    @Test("a model that makes vectors is tried with a text, and answers no prompts")
    func vectors() async throws {
        let fake = try FakeModelServer(
            models: ["bge-m3:latest"],
            context: 8192,
            capabilities: ["embedding"],
            more: { exchange in
                switch exchange.request.path {
                case "/api/tags":
                    exchange.json(#"{"models":[{"name":"bge-m3:latest","digest":"d","capabilities":["embedding"]}]}"#)
                case "/api/embed":
                    exchange.json(OllamaShapes.embed([[3, 0, 4]], model: "bge-m3:latest", promptTokens: 9))
                default: return false
                }
                return true
            },
            answer: { exchange, _ in exchange.reply(500) }
        )
        let server = fake.server
        defer { server.stop() }
        let survey = try await look(server, model: "bge-m3", trial: true)
        #expect(survey.isUsable && survey.isEmbedder && !survey.answersPrompts)
        #expect(survey.vectors?.dimension == 3 && survey.trial == nil)
        #expect(!server.requests.contains { $0.path == "/api/chat" })
    }

    @Test("every endpoint is looked at, in the order of the settings, and none stands in for another")
    func several() async throws {
        let fake = try FakeModelServer(.openai) { exchange, _ in exchange.reply() }
        defer { fake.server.stop() }
        let configuration = ModelConfiguration(endpoints: [try UnusedPort.url(), fake.server.url()])
        let surveys = await ModelSurvey(configuration, http: HTTPClient()).look()
        #expect(surveys.map(\.isUsable) == [false, true])
        #expect(surveys.first?.error?.errorClass == .environment)
    }

    @Test("a window that holds no CV is seen, one that is not told is given the benefit of the doubt")
    func smallWindow() async throws {
        for (context, holds) in [(1024, false), (4096, true)] {
            let fake = try FakeModelServer(.openai, context: context) { exchange, _ in exchange.reply() }
            defer { fake.server.stop() }
            #expect(try await look(fake.server).holdsCVs == holds)
        }
        #expect(EndpointSurvey(endpoint: "http://h").holdsCVs)
    }
}
