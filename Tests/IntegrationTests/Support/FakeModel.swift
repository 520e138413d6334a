// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import Synchronization

/// A language model on the loopback interface, spoken to as Ollama or as an OpenAI-compatible server, that answers the
/// four prompts for a CV.
///
/// It reads the numbered lines of the prompt as a model does, and points at them.
final class FakeModel: Sendable {
    enum Kind: CaseIterable, Sendable { case ollama, openai }

    /// What it says to a prompt with these lines, by group: `basics`, `work`, `education`, `skills`.
    typealias Answers = @Sendable (Lines) -> [String: Any]

    let server: LoopbackServer
    var port: UInt16 { server.port }
    var address: String { "http://127.0.0.1:\(server.port)" }

    init(
        _ kind: Kind = .ollama,
        port: UInt16 = 0,
        model: String = "mistral:latest",
        context: Int = 32_768,
        refusal: String? = nil,
        answers: @escaping Answers = FakeModel.truth
    ) throws {
        server = try LoopbackServer(port: port) { exchange in
            switch (kind, exchange.request.path) {
            case (.ollama, "/api/version"): exchange.json(#"{"version":"0.33.0"}"#)
            case (.ollama, "/api/tags"):
                exchange.json(#"{"models":[{"name":"\#(model)","model":"\#(model)","digest":"d1","details":{}}]}"#)
            case (.ollama, "/api/show"):
                exchange.json(#"{"model_info":{"general.architecture":"llama","llama.context_length":\#(context)}}"#)
            case (.openai, "/v1/models"):
                exchange.json(
                    #"{"object":"list","data":[{"id":"\#(model)","object":"model","meta":{"n_ctx":\#(context)}}]}"#
                )
            case (.ollama, "/api/chat") where refusal != nil: exchange.json(refusal ?? "", status: 400)
            case (.ollama, "/api/chat"), (.openai, "/v1/chat/completions"):
                Self.complete(exchange, kind, model, answers)
            default: exchange.json(#"{"error":"not found"}"#, status: 404)
            }
        }
    }

    deinit { server.stop() }

    /// Prompts answered so far.
    var promptCount: Int { server.requests.count { $0.path.hasSuffix("/chat") || $0.path.hasSuffix("/completions") } }

    private static func complete(_ exchange: Exchange, _ kind: Kind, _ model: String, _ answers: Answers) {
        let body = (try? JSONSerialization.jsonObject(with: exchange.request.body)) as? [String: Any]
        let messages = body?["messages"] as? [[String: Any]] ?? []
        let prompt = messages.compactMap { $0["content"] as? String }.joined(separator: "\n")
        let answer = answers(Lines(prompt: prompt))[group(prompt)] ?? [String: Any]()
        let data = (try? JSONSerialization.data(withJSONObject: answer, options: [.sortedKeys])) ?? Data()
        let text = String(decoding: data, as: UTF8.self)
        let quoted = String(
            decoding: (try? JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed)) ?? Data(),
            as: UTF8.self
        )
        switch kind {
        case .ollama:
            exchange.beginChunks(200, ["Content-Type": "application/x-ndjson"])
            exchange.chunk(
                #"{"model":"\#(model)","message":{"role":"assistant","content":\#(quoted)},"done":false}"# + "\n"
            )
            exchange.chunk(
                #"{"model":"\#(model)","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","#
                    + #""prompt_eval_count":9000,"eval_count":7}"# + "\n"
            )
        case .openai:
            exchange.beginChunks(200, ["Content-Type": "text/event-stream"])
            exchange.chunk(
                #"data: {"model":"\#(model)","choices":[{"index":0,"delta":{"content":\#(quoted)},"finish_reason":null}]}"#
                    + "\n\n"
            )
            exchange.chunk(#"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"# + "\n\n")
            exchange.chunk(#"data: {"choices":[],"usage":{"prompt_tokens":9000,"completion_tokens":7}}"# + "\n\n")
            exchange.chunk("data: [DONE]\n\n")
        }
        exchange.chunk("")
    }

    private static func group(_ prompt: String) -> String {
        if prompt.contains("Task: who the person is") { return "basics" }
        if prompt.contains("Task: every paid position") { return "work" }
        return prompt.contains("Task: every course of study") ? "education" : "skills"
    }
}

extension FakeModel {
    /// What a careful model says to alix.txt.
    static let truth: Answers = { lines in
        let none = NSNull()
        return [
            "basics": [
                "name": lines.value("Alix Fictive"), "label": none,
                "email": lines.value("alix.fictive@courriel.example"),
                "phone": lines.value("06 39 98 12 34"), "url": none, "city": lines.value("Nantes"),
                "summary": lines.range("Dix ans", "avec le goût"),
            ],
            "work": [
                "work": [
                    [
                        "employer": lines.value("Société Exemple"), "position": lines.value("Comptable"),
                        "location": none, "start": lines.value("depuis mars 2019"), "end": none,
                        "details": lines.range("- Tenue", "- Paie"),
                    ],
                    [
                        "employer": lines.value("Cabinet Imaginaire"), "position": lines.value("assistante comptable"),
                        "location": none, "start": lines.value("septembre 2014"), "end": lines.value("février 2019"),
                        "details": none,
                    ],
                ]
            ],
            "education": [
                "education": [
                    [
                        "institution": lines.value("Lycée Exemple"), "degree": lines.value("BTS"),
                        "area": lines.value("Comptabilité et gestion"), "start": none, "end": lines.value("2014"),
                    ]
                ], "certificates": [Any](),
            ],
            "skills": [
                "skills": ["Excel", "Sage", "Paie", "Python"].map {
                    lines.value($0, on: $0 == "Python" ? nil : "Excel")
                },
                "languages": [["language": lines.value("Anglais"), "fluency": lines.value("courant")]],
            ],
        ]
    }
}

/// The numbered lines of a prompt.
struct Lines {
    private let lines: [(number: Int, text: Substring)]

    init(prompt: String) {
        lines = prompt.split(separator: "\n").compactMap { line in
            guard let bar = line.firstIndex(of: "|"), let number = Int(line[..<bar]) else { return nil }
            return (number, line[line.index(after: bar)...])
        }
    }

    /// The number of the first line that holds `text`, at or after `start`; 1 where there is none.
    func number(_ text: String, from start: Int = 1) -> Int {
        lines.first { $0.number >= start && $0.text.contains(text) }?.number ?? 1
    }

    /// `text`, said to stand on the line that holds `other`, or on its own.
    func value(_ text: String, on other: String? = nil, from start: Int = 1) -> [String: Any] {
        ["line": number(other ?? text, from: start), "text": text]
    }

    func range(_ from: String, _ to: String) -> [String: Any] { ["from": number(from), "to": number(to)] }
}
