// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPClient
import JSONSchemas

extension ModelEndpoint {
    /// The request with its schema as this server understands it.
    func levelled(_ request: ChatRequest) -> ChatRequest {
        guard let schema = request.schema else { return request }
        var request = request
        request.schema = levelled(schema)
        return request
    }

    /// No more schemas than this are kept: the pipelines have a handful, edited ones leave theirs behind.
    private static let keptSchemas = 32

    private func levelled(_ schema: JSONSchema) -> JSONSchema {
        let text = schema.source.text
        if let known = levelledSchemas[text] { return known }
        let levelled = (try? JSONSchema(SchemaLeveller.level(schema.source, for: dialect))) ?? schema
        if levelledSchemas.count >= Self.keptSchemas { levelledSchemas = [:] }
        levelledSchemas[text] = levelled
        return levelled
    }

    /// Looks whether an answer obeys what was sent along; a server of which that is not known is asked when it does not.
    func judge(_ reply: ChatReply, to request: ChatRequest, at level: SchemaLevel) {
        guard !dialect.isTrusted, probed == nil, reply.finish == .stop, let schema = request.schema else { return }
        guard level == .schema || level == .objectWithSchema else { return }
        isSuspect = !schema.isObeyed(by: reply.text)
    }

    /// Whether answers are known to obey the schema as they are written; `nil` where nobody has looked.
    var enforcesSchemas: Bool? {
        dialect.isTrusted ? level == .schema || level == .objectWithSchema : probed
    }

    /// Whether this is a server of an unknown kind that was not asked yet which form it enforces.
    var knowsNoForms: Bool { !dialect.isTrusted && probed == nil }

    /// Asks a server of an unknown kind which form it enforces, unless that was done.
    func learnForms() async {
        if knowsNoForms { await probeSchemas(window: nil) }
    }

    /// Finds the way of asking that this server enforces, by one tiny question for each; where none is, all stays as it is.
    func probeSchemas(window: Int?) async {
        probed = false
        isSuspect = false
        for level in dialect.levels where level == .schema || level == .objectWithSchema {
            var http = backend.httpRequest(SchemaProbe.request, model: model, window: window, level: level)
            http.timeouts.total = .seconds(120)
            guard let answer = try? await readAnswer(http, SchemaProbe.request, at: level), answer.finish == .stop,
                SchemaProbe.isObeyed(by: answer.text)
            else { continue }
            self.level = level
            probed = true
            return
        }
    }
}
