// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import LoopbackServer

extension Fault {
    /// Says no, in the words of one kind of server.
    func complain(_ exchange: Exchange, _ isOllama: Bool) {
        let (status, message, headers) = complaint(isOllama)
        let type = ["Content-Type": "application/json"].merging(headers) { $1 }
        let text = JSONValue.string(message).text
        // llama-server and its kin put an object where Ollama puts a text.
        let body =
            isOllama
            ? #"{"error":\#(text)}"# : #"{"error":{"message":\#(text),"type":"server_error","code":\#(status)}}"#
        exchange.reply(status, type, body)
    }

    private func complaint(_ isOllama: Bool) -> (Int, String, [String: String]) {
        let busy = "server busy, please try again.  maximum pending requests exceeded"
        switch self {
        case .loading: return (503, isOllama ? busy : "Loading model", [:])
        case .tooManyWithSeconds: return (429, "Requests rate limit exceeded", ["Retry-After": "7"])
        case .tooManyWithDate:
            return (429, "Requests rate limit exceeded", ["Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT"])
        case .tooManyWithMilliseconds:
            return (429, "Requests rate limit exceeded", ["retry-after-ms": "1500", "Retry-After": "60"])
        case .tooManyBare: return (429, "Requests rate limit exceeded", [:])
        case .permanent500:
            let said =
                isOllama
                ? "invalid JSON schema in format"
                : "input (15002 tokens) is too large to process. increase the physical batch size"
            return (500, said, [:])
        case .outOfMemory:
            return (500, "model requires more system memory (9.1 GiB) than is available (3.2 GiB)", [:])
        case .contextNested:
            let inner =
                #"{"error":{"code":400,"message":"request (7900 tokens) exceeds the available context size (4096 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":7900,"n_ctx":4096}}"#
            return (400, inner, [:])
        default: return (401, "Invalid API Key", [:])
        }
    }
}
