// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPClient
import JSONSchemas
import JobModel

extension ModelEndpoint {
    /// Prompts that a server works on at once: what the settings say, else what it tells, else what is usual for its kind.
    ///
    /// llama-cpp-python always has one: a second prompt there breaks off the answer to the first.
    static func slots(
        of server: ModelServer,
        _ model: ListedModel,
        program: ServerLabel,
        set: Int?
    ) async -> Int {
        switch program {
        case .llamaCppPython: return 1
        case _ where set != nil: return max(1, set ?? 1)
        case .llamaServer: return await told(by: server, "/props") { $0[key: "total_slots"]?.integer } ?? 1
        case .lmStudio:
            return await told(by: server, "/api/v1/models") { listed in
                let instances = listed[key: "models"]?.array?.first { $0[key: "key"]?.string == model.name }
                return instances?[key: "loaded_instances"]?.array?.first?.value(at: "/config/parallel")?.integer
            } ?? 1
        // Built to answer many at once.
        case .vllm: return 8
        case .mistral: return 4
        case .ollama, .compatible: return 1
        }
    }

    /// A count that the server tells at `path`; `nil` where it does not.
    private static func told(by server: ModelServer, _ path: String, _ read: (JSONValue) -> Int?) async -> Int? {
        guard let response = try? await server.ask("GET", path), response.head.isSuccess,
            let value = try? JSONValue(parsing: response.body), let count = read(value), count > 0
        else { return nil }
        return count
    }

    /// The shortest prompt that brings a model into memory.
    static let warmingUp = ChatRequest(prompt: "1", maximumOutput: 1)

    /// Has the server bring the model into memory, with the window that reading CVs takes.
    ///
    /// Throws the `model.…` codes and `CancellationError`.
    func warmUp(_ clocks: AnswerClocks) async throws -> ChatReply {
        let needed = min(ModelReader.smallestWindow, identity.context ?? .max)
        return try await complete(Self.warmingUp, clocks: clocks, atLeast: needed)
    }
}
