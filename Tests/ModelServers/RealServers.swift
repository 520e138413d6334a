// SPDX-License-Identifier: GPL-3.0-or-later

/// The real servers of one test process: each kind is started once, when it is first asked for.
package actor RealServers {
    package static let shared = RealServers()

    private var running: [String: Task<RealServer, any Error>] = [:]

    /// The names under which the servers list their models.
    package static let chatModel = "tiny-mistral"
    package static let embeddingModel = "tiny-embed"
    /// Tokens that a conversation with `llama()` may have; two run at a time.
    package static let context = 8192

    /// llama-server with the tiny chat model.
    package func llama() async throws -> RealServer {
        try await server("llama") { try Self.startLlama(context: Self.context, slots: 2) }
    }

    /// llama-cpp-python's server with the tiny chat model; one conversation, which the next request interrupts.
    package func python() async throws -> RealServer {
        try await server("python") { try Self.startPython(context: Self.context) }
    }

    /// llama-server with the model that makes vectors.
    package func embedder() async throws -> RealServer {
        try await server("embedder") {
            try RealServer(
                ModelServerBuild.file("llama-server"),
                ["-m", ModelServerBuild.file("embed.gguf"), "--alias", Self.embeddingModel, "--embeddings"]
                    + ["-c", "2048", "-b", "2048", "-ub", "2048", "-np", "1", "--host", "127.0.0.1"]
            )
        }
    }

    /// llama-server that makes vectors with the chat model under the other one's name: a model that has changed.
    package func otherEmbedder() async throws -> RealServer {
        try await server("other embedder") {
            try RealServer(
                ModelServerBuild.file("llama-server"),
                ["-m", ModelServerBuild.file("chat.gguf"), "--alias", Self.embeddingModel, "--embeddings"]
                    + ["--pooling", "mean", "-c", "2048", "-b", "2048", "-ub", "2048", "-np", "1", "-t", "1"]
                    + ["--host", "127.0.0.1"]
            )
        }
    }

    /// llama-server with the vocabulary of Mistral 7B v0.3, for true counts of tokens.
    package func vocabulary() async throws -> RealServer {
        try await server("vocabulary") { try Self.startLlama("vocabulary.gguf", context: 8192, slots: 1) }
    }

    /// A llama-server of its own, which need not be ready yet.
    package static func startLlama(
        _ file: String = "chat.gguf",
        context: Int,
        slots: Int,
        _ more: [String] = []
    ) throws -> RealServer {
        try RealServer(
            ModelServerBuild.file("llama-server"),
            ["-m", ModelServerBuild.file(file), "--alias", chatModel, "--host", "127.0.0.1"]
                + ["-c", "\(context * slots)", "-np", "\(slots)", "-t", "1"] + more
        )
    }

    /// A server of llama-cpp-python of its own, which need not be ready yet.
    package static func startPython(context: Int, _ more: [String] = []) throws -> RealServer {
        try RealServer(
            ModelServerBuild.file("venv/bin/python"),
            ["-m", "llama_cpp.server", "--model", ModelServerBuild.file("chat.gguf"), "--model_alias", chatModel]
                + ["--n_ctx", "\(context)", "--n_threads", "1", "--host", "127.0.0.1"] + more
        )
    }

    private func server(_ key: String, _ start: @escaping @Sendable () throws -> RealServer) async throws -> RealServer
    {
        let task =
            running[key]
            ?? Task {
                let server = try start()
                try await server.waitUntilReady()
                return server
            }
        running[key] = task
        do {
            return try await task.value
        } catch {
            // Whoever asks next has it started anew.
            if running[key] == task { running[key] = nil }
            throw error
        }
    }
}
