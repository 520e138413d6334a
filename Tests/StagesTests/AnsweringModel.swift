// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import LanguageModels
import Synchronization

/// A model whose answers a closure writes, and which remembers what it was asked.
final class AnsweringModel: ChatModel {
    private let answer: @Sendable (ChatRequest) async throws -> ChatReply
    private let asked = Mutex<[ChatRequest]>([])
    private let looked = Mutex<[Bool]>([])
    private let key: String

    var requests: [ChatRequest] { asked.withLock { $0 } }
    /// Of each reply, whether it was found useful.
    var settled: [Bool] { looked.withLock { $0 } }

    init(key: String = "d1", _ answer: @escaping @Sendable (ChatRequest) async throws -> ChatReply) {
        self.key = key
        self.answer = answer
    }

    /// One that always says this.
    convenience init(_ text: String, _ finish: ChatReply.Finish = .stop) {
        self.init { _ in .saying(text, finish) }
    }

    func complete(_ request: ChatRequest) async throws -> ChatReply {
        asked.withLock { $0.append(request) }
        return try await answer(request)
    }

    func settle(_ reply: ChatReply, to request: ChatRequest, isUseful: Bool) async {
        looked.withLock { $0.append(isUseful) }
    }

    func identity() async throws -> ModelIdentity {
        ModelIdentity(provider: .ollama, endpoint: "http://h", model: "m", digest: key)
    }
}

extension ChatReply {
    static func saying(_ text: String, _ finish: Finish = .stop) -> ChatReply {
        ChatReply(text: text, finish: finish, model: "m", endpoint: "http://h", promptTokens: 100, outputTokens: 20)
    }
}
