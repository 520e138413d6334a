// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import JobModel

/// What a server said was wrong, taken from whichever of the many shapes it used.
///
/// `{"error":"text"}` (Ollama, LM Studio), the same with JSON inside the text, `{"error":{message,type,code,…}}`
/// (OpenAI, llama.cpp, vLLM), `{"object":"error","message":…}` (Mistral, older vLLM), `{"detail":…}` (FastAPI), plain text.
struct ServerComplaint: Equatable {
    var status: Int
    var message = ""
    var type = ""
    var promptTokens: Int?
    var contextTokens: Int?
    var retryAfter: Double?
    /// Where a redirect leads: scheme, host and port alone.
    var location: String?

    init(head: HTTPResponseHead, body: Data) {
        status = head.status
        retryAfter = head.retryAfter()
        location = head.headers["Location"].flatMap(URL.init(string:)).flatMap { $0.host == nil ? nil : $0.server }
        if let value = try? JSONValue(parsing: body) {
            read(value, depth: 0)
        } else {
            message = String(decoding: body.prefix(400), as: UTF8.self)
        }
    }

    /// An error object in the middle of a stream that began well.
    init(streamed value: JSONValue) {
        status = 200
        read(value, depth: 0)
    }

    private mutating func read(_ value: JSONValue, depth: Int) {
        guard depth < 8 else { return }
        if let text = value.string {
            if text.hasPrefix("{"), let inner = try? JSONValue(parsing: text) { return read(inner, depth: depth + 1) }
            message = text
        } else if let error = value[key: "error"], !error.isNull {
            read(error, depth: depth + 1)
        } else if let detail = value[key: "detail"] {
            // Only the message: the entry may also quote what was sent.
            message =
                detail.string ?? (detail.array ?? []).compactMap { $0[key: "msg"]?.string }.joined(separator: "; ")
        } else if value.object != nil {
            type = [value[key: "type"]?.string, value[key: "code"]?.string].compactMap { $0 }.joined(separator: " ")
            promptTokens = value[key: "n_prompt_tokens"]?.integer ?? promptTokens
            contextTokens = value[key: "n_ctx"]?.integer ?? contextTokens
            if let code = value[key: "code"]?.integer, status == 200 { status = code }
            if let text = value[key: "message"] { read(text, depth: depth + 1) }
        }
    }

    /// The message on one line, short enough for a log, and cut before the place where some servers repeat the prompt.
    var brief: String {
        if isWebPage { return "status \(status) with a web page" }
        var text = message[...]
        for echo in ["'input':", "\"input\":", "input_value=", "last read:", "got:"] {
            if let range = text.firstRange(of: echo) { text = text[..<range.lowerBound] }
        }
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 200 ? line.prefix(200) + "…" : line
    }

    /// Whether a person's browser was to be answered.
    var isWebPage: Bool { message.first { !$0.isWhitespace } == "<" }

    /// Whether the prompt was too long.
    var isContextOverflow: Bool {
        mentions(
            "exceed_context_size",
            "context_length_exceeded",
            "context length",
            "context size",
            "context window",
            "longer than the context",
            "maximum context",
            "too many tokens",
            "too large to process"
        )
    }

    /// Whether the way of asking for JSON was not understood.
    var isAboutSchema: Bool {
        (400..<600).contains(status)
            && mentions(
                "response_format",
                "json_schema",
                "json schema",
                "grammar",
                "structured output",
                "'json_object'"
            )
    }

    private func mentions(_ words: String...) -> Bool {
        let text = (message + " " + type).lowercased()
        return words.contains { text.contains($0) }
    }

    /// The error that the rest of Greffier acts on.
    ///
    /// What decides is what was said, then the status: some servers answer
    /// 500 to mistakes that no repetition can heal.
    func error(at endpoint: String) -> GreffierError {
        if isContextOverflow {
            let counts = promptTokens.flatMap { prompt in contextTokens.map { (prompt, $0) } }
            guard let counts else { return GreffierError(.modelContext, words(at: endpoint)) }
            return GreffierError(
                .modelContext,
                ErrorDetail(
                    "\(endpoint): \(counts.0) tokens, room for \(counts.1)",
                    french: "\(endpoint) : \(counts.0) jetons, place pour \(counts.1)"
                )
            )
        }
        return GreffierError(code, words(at: endpoint), retryAfter: code.errorClass == .transient ? retryAfter : nil)
    }

    /// What else than the length was wrong.
    private var code: ErrorCode {
        switch status {
        case 401, 402, 403: return .modelRefused
        case 407: return .modelProxy
        case 300..<400: return .modelAddress
        case 503 where mentions("loading model", "model is loading"): return .modelLoading
        case 408, 425, 429, 499, 502, 503, 504: return .modelBusy
        case 400..<500 where isWebPage: return .modelAddress
        case 400..<500 where mentions("model") && mentions("not found", "not exist", "invalid model"):
            return .modelMissing
        // The address is right, as its models were listed; it has no such door.
        case 404, 405, 501: return .modelUnfit
        default: break
        }
        if mentions("does not support", "not_supported", "embedding=true", "more system memory", "out of memory") {
            return .modelUnfit
        }
        if mentions("unable to load model", "failed to load") { return .modelUnfit }
        if (400..<500).contains(status) { return .modelCapability }
        if mentions("invalid json schema", "unsupported value: nan", "literal_error") { return .modelCapability }
        return .modelBusy
    }

    private func words(at endpoint: String) -> ErrorDetail {
        if (300..<400).contains(status) {
            return location.map {
                .init("\(endpoint) redirects to \($0)", french: "\(endpoint) renvoie vers \($0)")
            } ?? .init("\(endpoint) redirects elsewhere", french: "\(endpoint) renvoie ailleurs")
        }
        if isWebPage {
            return .init(
                "\(endpoint) answers with a web page, status \(status)",
                french: "\(endpoint) répond par une page web, statut \(status)"
            )
        }
        if brief.isEmpty { return .init("\(endpoint): status \(status)", french: "\(endpoint) : statut \(status)") }
        return .init("\(endpoint): \(brief)", french: "\(endpoint) : « \(brief) »")
    }
}
