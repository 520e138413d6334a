// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import LanguageModels
import Synchronization

/// A model that answers when the test lets it, and counts.
final class HeldModel: ChatModel {
    private let state = Mutex<State>(State())
    private let asked: AsyncStream<ChatRequest>
    private let onAsked: AsyncStream<ChatRequest>.Continuation

    private struct State {
        var held: [(@Sendable (Result<ChatReply, any Error>) -> Void)] = []
        var requests: [ChatRequest] = []
        var cancelled = 0
        var identity = ModelIdentity(provider: .ollama, endpoint: "http://one", model: "mistral", digest: "d1")
        /// `ModelIdentity.key` of who answers.
        var answering = "ollama/mistral@d1"
        var isAlone = false
    }

    init() { (asked, onAsked) = AsyncStream.makeStream() }

    var requests: [ChatRequest] { state.withLock { $0.requests } }
    var cancelled: Int { state.withLock { $0.cancelled } }

    /// `isAnswering` says whether it is also the new one that answers; it may be an old one that was asked before.
    func become(isAnswering: Bool = true, _ change: @Sendable (inout ModelIdentity) -> Void) {
        state.withLock { state in
            change(&state.identity)
            if isAnswering { state.answering = state.identity.key }
        }
    }
    /// From now on every question is answered at once.
    func answerAlone() { state.withLock { $0.isAlone = true } }

    static func reply(_ text: String, finish: ChatReply.Finish = .stop, digest: String? = "d1") -> ChatReply {
        ChatReply(
            text: text,
            finish: finish,
            model: "mistral:latest",
            endpoint: "http://one",
            digest: digest,
            promptTokens: 1_000_000,
            cachedTokens: 10,
            outputTokens: 500_000,
            timing: ChatTiming(load: .milliseconds(1), prompt: .milliseconds(2), output: .milliseconds(3))
        )
    }

    /// Returns once a question has come.
    func wasAsked() async { for await _ in asked { return } }

    /// Lets the question that has waited longest have this answer.
    func answer(_ result: Result<ChatReply, any Error>) {
        let held = state.withLock { $0.held.isEmpty ? nil : $0.held.removeFirst() }
        held?(result)
    }

    func complete(_ request: ChatRequest) async throws -> ChatReply {
        let isAlone = state.withLock { state in
            state.requests.append(request)
            return state.isAlone
        }
        if isAlone {
            var reply = Self.reply("answer \(requests.count)")
            reply.identityKey = state.withLock { $0.answering }
            return reply
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                state.withLock { $0.held.append { continuation.resume(with: $0) } }
                // Cancelled before there was anything to end.
                if Task.isCancelled { answer(.failure(CancellationError())) }
                onAsked.yield(request)
            }
        } onCancel: {
            state.withLock { $0.cancelled += 1 }
            answer(.failure(CancellationError()))
        }
    }

    func identity() async throws -> ModelIdentity { state.withLock { $0.identity } }
}

/// A folder that goes with the test.
enum ScratchFolder {
    static func with(_ body: (_ path: String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("answers-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    /// Every regular file below, hidden ones too.
    static func files(_ path: String) throws -> [String] {
        let manager = FileManager.default
        return (manager.subpaths(atPath: path) ?? []).map { path + "/" + $0 }.filter {
            var isFolder: ObjCBool = false
            return manager.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
        }.sorted()
    }
}
