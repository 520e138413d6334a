// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Which program serves a model, as far as its answers show.
package enum ServerLabel: String, Sendable, CaseIterable {
    case ollama = "Ollama"
    case lmStudio = "LM Studio"
    case llamaServer = "llama-server"
    case llamaCppPython = "llama-cpp-python"
    case vllm = "vLLM"
    case mistral = "Mistral"
    /// Something with `/v1/chat/completions`.
    case compatible = "OpenAI-compatible"

    /// The program that names this owner for its models.
    init(owner: String?) {
        self =
            switch owner {
            case "llamacpp": .llamaServer
            case "me": .llamaCppPython
            case "vllm": .vllm
            case "organization_owner": .lmStudio
            case "mistralai": .mistral
            default: .compatible
            }
    }
}

extension ModelServer {
    /// Whether these are Mistral's own servers, whose models may be anybody's.
    var isMistral: Bool { base.host.map { $0 == "mistral.ai" || $0.hasSuffix(".mistral.ai") } ?? false }
}

extension OllamaBackend {
    func program(of model: ListedModel) -> ServerLabel { .ollama }
}

extension OpenAIBackend {
    func program(of model: ListedModel) -> ServerLabel {
        server.isMistral ? .mistral : ServerLabel(owner: model.owner)
    }
}
