// SPDX-License-Identifier: GPL-3.0-or-later

extension ListedModel {
    /// The server's program by the owner that it names for its models; `nil` for what is not known.
    var program: String? {
        switch owner {
        case "llamacpp": "llama.cpp"
        case "me": "llama-cpp-python"
        case "vllm": "vLLM"
        case "organization_owner": "LM Studio"
        case "mistralai": "Mistral"
        default: nil
        }
    }
}
