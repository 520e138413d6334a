// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import JobModel

/// One server of which it is known what it speaks and which model is meant.
actor ModelEndpoint {
    nonisolated let identity: ModelIdentity
    let server: ModelServer
    let backend: any ModelBackend
    let model: ListedModel
    /// Which program the server is.
    nonisolated let program: ServerLabel
    private let listed: [ListedModel]
    private var discoveredAt = ContinuousClock.now
    /// Prompts that the server works on at once.
    nonisolated let slots: Int
    /// What is known of servers of this kind.
    let dialect: SchemaDialect
    /// How this one is asked for JSON.
    var level: SchemaLevel
    /// An answer broke a schema that the server may enforce, and may not.
    var isSuspect = false
    /// What the server showed when it was asked what it enforces; `nil` until it was.
    var probed: Bool?
    /// The largest window asked for so far: another size would make the server load the model again.
    private var pinnedWindow = 0
    /// Schemas as this server understands them, by their texts as they were written.
    var levelledSchemas: [String: JSONSchema] = [:]

    init(
        server: ModelServer,
        backend: any ModelBackend,
        model: ListedModel,
        listed: [ListedModel],
        slots: Int,
        identity: ModelIdentity
    ) {
        self.server = server
        self.backend = backend
        self.model = model
        self.listed = listed
        self.slots = slots
        self.identity = identity
        program = backend.program(of: model)
        dialect = .of(program)
        level = dialect.levels.first ?? .none
    }

    /// Whether what was found out is young enough to hold: models are installed and replaced behind our back.
    var isFresh: Bool { ContinuousClock.now - discoveredAt < .seconds(60) }

    /// Whether a later look found what this one did: the same model, and as many places.
    nonisolated func isSame(as other: ModelEndpoint) -> Bool {
        identity == other.identity && model == other.model && slots == other.slots
    }

    /// The server was found as it was.
    func renew() { discoveredAt = .now }

    /// Answers one prompt, in a window of `atLeast` tokens where its size can be chosen.
    ///
    /// Throws the `model.…` codes and `CancellationError`.
    func complete(
        _ request: ChatRequest,
        clocks: AnswerClocks = AnswerClocks(),
        atLeast: Int = 0
    ) async throws -> ChatReply {
        let size = try await promptSize(of: request)
        let promptTokens = size.tokens
        let needed = max(atLeast, promptTokens + request.maximumOutput)
        var window = backend.window(for: needed, limit: identity.context)
        if let size = window {
            guard size >= needed else {
                throw GreffierError(.modelContext, detail: "\(server.name): \(needed) tokens needed, room for \(size)")
            }
            pinnedWindow = max(pinnedWindow, size)
            window = pinnedWindow
        }
        if request.schema != nil, isSuspect { await probeSchemas(window: window) }
        let sent = levelled(request)
        for tries in 1... {
            let level = level
            var http = backend.httpRequest(sent, model: model, window: window, level: level)
            http.timeouts = clocks.timeouts(promptTokens: promptTokens, outputTokens: request.maximumOutput)
            http.maximumResponseBytes = 1 << 20 + request.maximumOutput * 4096
            do {
                let reply = try await exchange(http, request: request, level: level, size: size, tries: tries)
                judge(reply, to: sent, at: level)
                return reply
            } catch is SchemaNotUnderstood {
                guard let lower = dialect.level(below: level) else {
                    throw GreffierError(.modelCapability, detail: server.name)
                }
                // Another prompt may have learnt it at the same time, and more.
                if self.level == level { self.level = lower }
            }
        }
        throw GreffierError(.modelCapability, detail: server.name)
    }

    /// The server does not know this way of asking for JSON; a simpler one may do.
    private struct SchemaNotUnderstood: Error {}

    private func exchange(
        _ http: HTTPRequest,
        request: ChatRequest,
        level: SchemaLevel,
        size: PromptSize,
        tries: Int
    ) async throws -> ChatReply {
        let start = ContinuousClock.now
        let builder: AnswerBuilder
        do {
            builder = try await readAnswer(http, request, at: level)
        } catch let failure as HTTPFailure {
            throw failure.modelError
        }
        guard let finish = builder.finish else {
            throw GreffierError(.modelUngrounded, detail: "\(server.name): the answer broke off without its end mark")
        }
        if builder.text.isEmpty, finish == .stop {
            // LM Studio answers a prompt that is too long with nothing at all.
            throw GreffierError(.modelUngrounded, detail: "\(server.name): the answer is empty")
        }
        try checkModel(builder.model)
        try checkPrompt(request, size, read: builder.promptTokens)
        return ChatReply(
            text: builder.text,
            finish: finish,
            model: builder.model ?? model.name,
            endpoint: server.name,
            digest: identity.digest,
            identityKey: identity.key,
            promptTokens: builder.promptTokens,
            cachedTokens: builder.cachedTokens,
            outputTokens: builder.outputTokens,
            duration: ContinuousClock.now - start,
            timing: builder.timing,
            tries: tries
        )
    }

    /// Reads the answer to a request that was sent with this form.
    func readAnswer(
        _ http: HTTPRequest,
        _ request: ChatRequest,
        at level: SchemaLevel
    ) async throws -> AnswerBuilder {
        var builder = AnswerBuilder(isJSON: request.schema != nil, maximumTokens: request.maximumOutput)
        var splitter = LineSplitter()
        var head = HTTPResponseHead(status: 0)
        var complaint = Data()
        // Pings keep a connection alive while nothing is written.
        let patience = http.timeouts.firstByte
        for try await event in server.http.stream(http) {
            switch event {
            case .head(let value):
                head = value
                if head.isSuccess { request.onProgress?(.began(endpoint: server.name)) }
            case .bytes(let data) where !head.isSuccess:
                if complaint.count < 1 << 16 { complaint.append(data) }
            case .bytes(let data):
                let known = builder.text.endIndex
                for line in splitter.lines(adding: data) { try backend.read(line, into: &builder) }
                if let onProgress = request.onProgress, builder.text.endIndex > known {
                    onProgress(.text(String(builder.text[known...])))
                }
                if builder.finish == nil, let end = builder.earlyEnd {
                    builder.finish = end
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
            if request.schema != nil, level != .none, complaint.isAboutSchema { throw SchemaNotUnderstood() }
            throw complaint.error(at: server.name)
        }
        if let line = splitter.remainder() { try backend.read(line, into: &builder) }
        // Ollama hangs up without its end mark on a model that repeats itself.
        if builder.finish == nil, builder.repeatsPieces { builder.finish = .loop }
        return builder
    }

    /// Servers may answer with another of their models than the one that was asked.
    private func checkModel(_ answered: String?) throws {
        guard let answered, !Self.isSame(answered, model.name),
            listed.contains(where: { Self.isSame($0.name, answered) })
        else { return }
        throw GreffierError(
            .modelUnfit,
            ErrorDetail(
                "\(server.name): \(answered) answered instead of \(model.name)",
                french: "\(server.name) : \(answered) a répondu au lieu de \(model.name)"
            )
        )
    }

    /// The server's own count shows whether it read the whole prompt.
    private func checkPrompt(_ request: ChatRequest, _ size: PromptSize, read: Int?) throws {
        guard backend.countsWholePrompt, let read, read < size.least else { return }
        throw GreffierError(.modelContext, detail: "\(server.name): the server read only \(read) tokens of the prompt")
    }
}
