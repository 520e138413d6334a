// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import ModelServers
import Synchronization

/// An Ollama server on the loopback interface whose answers a test writes piece by piece.
final class PromptServer: Sendable {
    /// What answers a prompt; by the number of the call, from 1.
    typealias Answer = @Sendable (_ call: Int, _ prompt: String, _ stream: Stream) -> Void

    private let fake: FakeModelServer
    private let asked: Asked

    private final class Asked: Sendable {
        let prompts = Mutex<[String]>([])
    }

    /// The answer under way.
    struct Stream: Sendable {
        fileprivate let exchange: Exchange

        /// Sends the next piece.
        func write(_ text: String) { exchange.chunk(FakeModelServer.piece(.ollama, text)) }

        /// Ends the answer well.
        func end() {
            exchange.chunk(FakeModelServer.end(.ollama))
            exchange.chunk("")
        }

        /// The whole answer.
        func say(_ text: String) {
            write(text)
            end()
        }

        /// Waits until the program hangs up; whether it did.
        func waitForHangUp() -> Bool { exchange.waitForClose() }
    }

    init(_ answer: @escaping Answer) throws {
        let asked = Asked()
        self.asked = asked
        fake = try FakeModelServer(.ollama) { exchange, body in
            let prompt = FakeModelServer.prompt(body)
            let call = asked.prompts.withLock { prompts in
                prompts.append(prompt)
                return prompts.count
            }
            exchange.beginChunks(200, FakeModelServer.contentType(.ollama))
            answer(call, prompt, Stream(exchange: exchange))
        }
    }

    deinit { fake.stop() }

    var address: String { "http://127.0.0.1:\(fake.server.port)" }
    /// In the order in which they came.
    var prompts: [String] { asked.prompts.withLock { $0 } }
}
