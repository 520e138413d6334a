// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel

/// One server of which it is known what it speaks and which model is meant.
actor ModelEndpoint {
    nonisolated let identity: ModelIdentity
    private let server: ModelServer
    private let backend: any ModelBackend
    private let model: ListedModel
    private let listed: [ListedModel]
    private let discoveredAt = ContinuousClock.now
    /// What the server was found to enforce.
    private var level = SchemaLevel.schema
    /// The largest window asked for so far: another size would make the server load the model again.
    private var pinnedWindow = 0

    init(
        server: ModelServer,
        backend: any ModelBackend,
        model: ListedModel,
        listed: [ListedModel],
        identity: ModelIdentity
    ) {
        self.server = server
        self.backend = backend
        self.model = model
        self.listed = listed
        self.identity = identity
    }

    /// Whether what was found out is young enough to hold: models are installed and replaced behind our back.
    var isFresh: Bool { ContinuousClock.now - discoveredAt < .seconds(60) }

    /// Answers one prompt.
    ///
    /// Throws the `model.…` codes and `CancellationError`.
    func complete(_ request: ChatRequest) async throws -> ChatReply {
        let promptTokens = TokenEstimate.tokens(in: request.prompt) + TokenEstimate.frame
        let needed = promptTokens + request.maximumOutput
        if let limit = identity.context, needed > limit {
            throw GreffierError(
                .modelContext,
                detail:
                    "\(server.name): about \(promptTokens) tokens and \(request.maximumOutput) for the answer, room for \(limit)"
            )
        }
        var window = backend.window(for: needed, limit: identity.context)
        if let size = window {
            guard size >= needed else {
                throw GreffierError(.modelContext, detail: "\(server.name): \(needed) tokens needed, room for \(size)")
            }
            pinnedWindow = max(pinnedWindow, size)
            window = pinnedWindow
        }
        while true {
            let level = level
            var http = backend.httpRequest(request, model: model, window: window, level: level)
            http.timeouts = HTTPTimeouts(promptTokens: promptTokens, outputTokens: request.maximumOutput)
            http.maximumResponseBytes = 1 << 20 + request.maximumOutput * 4096
            do {
                return try await exchange(http, request: request)
            } catch is SchemaNotUnderstood {
                guard let lower = level.lower else { throw GreffierError(.modelCapability, detail: server.name) }
                self.level = lower
            }
        }
    }

    /// The server does not know this way of asking for JSON; a simpler one may do.
    private struct SchemaNotUnderstood: Error {}

    private func exchange(_ http: HTTPRequest, request: ChatRequest) async throws -> ChatReply {
        let start = ContinuousClock.now
        var builder = AnswerBuilder()
        do {
            builder = try await readAnswer(http, hasSchema: request.schema != nil)
        } catch let failure as HTTPFailure {
            throw failure.modelError
        }
        guard let finish = builder.finish else {
            throw GreffierError(.modelUngrounded, detail: "\(server.name): the answer broke off without its end mark")
        }
        try checkModel(builder.model)
        try checkPrompt(request, read: builder.promptTokens)
        return ChatReply(
            text: builder.text,
            finish: finish,
            model: builder.model ?? model.name,
            endpoint: server.name,
            promptTokens: builder.promptTokens,
            outputTokens: builder.outputTokens,
            duration: ContinuousClock.now - start
        )
    }

    private func readAnswer(_ http: HTTPRequest, hasSchema: Bool) async throws -> AnswerBuilder {
        var builder = AnswerBuilder()
        var splitter = LineSplitter()
        var head = HTTPResponseHead(status: 0)
        var complaint = Data()
        // Pings keep a connection alive while nothing is written.
        let patience = http.timeouts.firstByte
        for try await event in server.http.stream(http) {
            switch event {
            case .head(let value): head = value
            case .bytes(let data) where !head.isSuccess:
                if complaint.count < 1 << 16 { complaint.append(data) }
            case .bytes(let data):
                for line in splitter.lines(adding: data) { try backend.read(line, into: &builder) }
                if builder.finish == nil, builder.isLooping {
                    builder.finish = .loop
                    return builder
                }
                if builder.silence > patience {
                    throw GreffierError(.modelBusy, detail: "\(server.name): nothing but signs of life")
                }
            }
        }
        try Task.checkCancellation()
        guard head.isSuccess else {
            let complaint = ServerComplaint(head: head, body: complaint)
            if hasSchema, level != .none, complaint.isAboutSchema { throw SchemaNotUnderstood() }
            throw complaint.error(at: server.name)
        }
        if let line = splitter.remainder() { try backend.read(line, into: &builder) }
        return builder
    }

    /// Servers may answer with another of their models than the one that was asked.
    private func checkModel(_ answered: String?) throws {
        guard let answered, !Self.isSame(answered, model.name),
            listed.contains(where: { Self.isSame($0.name, answered) })
        else { return }
        throw GreffierError(.modelCapability, detail: "\(server.name): \(answered) answered instead of \(model.name)")
    }

    /// The server's own count shows whether it read the whole prompt.
    private func checkPrompt(_ request: ChatRequest, read: Int?) throws {
        guard backend.countsWholePrompt, let read, read < TokenEstimate.lowerBound(of: request.prompt) else { return }
        throw GreffierError(.modelContext, detail: "\(server.name): the server read only \(read) tokens of the prompt")
    }
}
