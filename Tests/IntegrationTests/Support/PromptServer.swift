// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import Synchronization

/// An Ollama server on the loopback interface whose answers a test writes piece by piece.
final class PromptServer: Sendable {
    /// What answers a prompt; by the number of the call, from 1.
    typealias Answer = @Sendable (_ call: Int, _ prompt: String, _ stream: Stream) -> Void

    let server: LoopbackServer
    private let asked: Asked

    private final class Asked: Sendable {
        let prompts = Mutex<[String]>([])
    }

    /// The answer under way.
    struct Stream: Sendable {
        fileprivate let exchange: Exchange

        /// Sends the next piece.
        func write(_ text: String) { line(text, end: #""done":false"#) }

        /// Ends the answer well.
        func end() {
            line("", end: #""done":true,"done_reason":"stop","prompt_eval_count":9000,"eval_count":7"#)
            exchange.chunk("")
        }

        /// The whole answer.
        func say(_ text: String) {
            write(text)
            end()
        }

        /// Waits until the program hangs up; whether it did.
        func waitForHangUp() -> Bool { exchange.waitForClose() }

        private func line(_ text: String, end: String) {
            let quoted = try? JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed)
            let content = String(decoding: quoted ?? Data("\"\"".utf8), as: UTF8.self)
            let message = #"{"role":"assistant","content":\#(content)}"#
            exchange.chunk(#"{"model":"mistral:latest","message":\#(message),\#(end)}"# + "\n")
        }
    }

    init(_ answer: @escaping Answer) throws {
        let asked = Asked()
        self.asked = asked
        server = try LoopbackServer { exchange in
            switch exchange.request.path {
            case "/api/version": exchange.json(#"{"version":"0.33.0"}"#)
            case "/api/tags":
                exchange.json(
                    #"{"models":[{"name":"mistral:latest","model":"mistral:latest","digest":"d1","details":{}}]}"#
                )
            case "/api/show":
                exchange.json(#"{"model_info":{"general.architecture":"llama","llama.context_length":32768}}"#)
            case "/api/chat":
                let body = try? JSONSerialization.jsonObject(with: exchange.request.body) as? [String: Any]
                let messages = body?["messages"] as? [[String: Any]] ?? []
                let prompt = messages.compactMap { $0["content"] as? String }.joined(separator: "\n")
                let call = asked.prompts.withLock { prompts in
                    prompts.append(prompt)
                    return prompts.count
                }
                exchange.beginChunks(200, ["Content-Type": "application/x-ndjson"])
                answer(call, prompt, Stream(exchange: exchange))
            default: exchange.json(#"{"error":"not found"}"#, status: 404)
            }
        }
    }

    deinit { server.stop() }

    var address: String { "http://127.0.0.1:\(server.port)" }
    /// In the order in which they came.
    var prompts: [String] { asked.prompts.withLock { $0 } }
}
