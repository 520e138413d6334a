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

    init(head: HTTPResponseHead, body: Data) {
        status = head.status
        retryAfter = head.retryAfter()
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
        guard depth < 4 else { return }
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
            promptTokens = value[key: "n_prompt_tokens"]?.integer
            contextTokens = value[key: "n_ctx"]?.integer
            if let code = value[key: "code"]?.integer, status == 200 { status = code }
            if let text = value[key: "message"] { read(text, depth: depth + 1) }
        }
    }

    /// The message on one line, short enough for a log, and cut before the place where some servers repeat the prompt.
    var brief: String {
        if message.hasPrefix("<") { return "status \(status) with a web page" }
        var text = message[...]
        for echo in ["'input':", "\"input\":", "input_value=", "last read:", "got:"] {
            if let range = text.firstRange(of: echo) { text = text[..<range.lowerBound] }
        }
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 200 ? line.prefix(200) + "…" : line
    }

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
        let detail = "\(endpoint): \(brief.isEmpty ? "status \(status)" : brief)"
        if isContextOverflow {
            let counts = promptTokens.flatMap { prompt in contextTokens.map { ": \(prompt) tokens, room for \($0)" } }
            return GreffierError(.modelContext, detail: endpoint + (counts ?? ": \(brief)"))
        }
        switch status {
        case 401, 403: return GreffierError(.modelRefused, detail: detail)
        case 408, 425, 429, 499, 502, 503, 504: return GreffierError(.modelBusy, detail: detail, retryAfter: retryAfter)
        case 300..<400: return GreffierError(.modelUnreachable, detail: "\(endpoint) redirects elsewhere")
        case 400..<500: return GreffierError(.modelCapability, detail: detail)
        default: break
        }
        if mentions(
            "invalid json schema",
            "unsupported value: nan",
            "does not support",
            "not_supported",
            "literal_error"
        ) {
            return GreffierError(.modelCapability, detail: detail)
        }
        if mentions("more system memory", "out of memory", "unable to load model", "failed to load") {
            return GreffierError(.modelUnreachable, detail: detail)
        }
        return GreffierError(.modelBusy, detail: detail, retryAfter: retryAfter)
    }
}
