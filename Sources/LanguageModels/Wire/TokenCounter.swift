// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPClient
import JSONSchemas

/// Asks a server how many tokens a prompt is, in the way of its kind.
struct TokenCounter: Sendable {
    let server: ModelServer
    let program: ServerLabel
    let model: String

    /// Tokens of the prompt with what the chat's template adds; `nil` where the server does not count or fails to.
    func tokens(inPrompt prompt: String) async -> Int? {
        let messages: JSONValue = [["role": "user", "content": .string(prompt)]]
        switch program {
        case .llamaServer:
            return await ask("/v1/chat/completions/input_tokens", ["messages": messages], "input_tokens")
        case .vllm: return await ask("/tokenize", ["model": .string(model), "messages": messages], "count")
        case .llamaCppPython: return await tokens(inText: prompt).map { $0 + TokenEstimate.frame }
        case .ollama, .lmStudio, .mistral, .compatible: return nil
        }
    }

    /// Tokens of a bare text.
    func tokens(inText text: String) async -> Int? {
        switch program {
        case .llamaServer:
            guard let value = await answer("/tokenize", ["content": .string(text), "add_special": true]) else {
                return nil
            }
            return value[key: "tokens"]?.array?.count
        case .vllm: return await ask("/tokenize", ["model": .string(model), "prompt": .string(text)], "count")
        case .llamaCppPython: return await ask("/extras/tokenize/count", ["input": .string(text)], "count")
        case .ollama, .lmStudio, .mistral, .compatible: return nil
        }
    }

    private func ask(_ path: String, _ body: JSONValue, _ key: String) async -> Int? {
        await answer(path, body)?[key: key]?.integer
    }

    private func answer(_ path: String, _ body: JSONValue) async -> JSONValue? {
        guard let response = try? await server.ask("POST", path, body: body), response.head.isSuccess else {
            return nil
        }
        return try? JSONValue(parsing: response.body)
    }
}
