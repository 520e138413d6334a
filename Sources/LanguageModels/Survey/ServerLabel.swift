// SPDX-License-Identifier: GPL-3.0-or-later

/// Which program serves a model, as far as its answers show.
package enum ServerLabel: String, Sendable, Equatable {
    case ollama = "Ollama"
    case lmStudio = "LM Studio"
    case llamaServer = "llama-server"
    case llamaCppPython = "llama-cpp-python"
    case vllm = "vLLM"
    case mistral = "Mistral"
    /// Something with `/v1/chat/completions`.
    case compatible = "OpenAI-compatible"
}
