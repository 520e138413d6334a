// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LanguageModels
import LoopbackServer
import ModelServers
import ScriptedReading

/// A language model on the loopback interface, spoken to as Ollama or as an OpenAI-compatible server, that answers the
/// four prompts for a CV and the one for an offer.
///
/// It reads the numbered lines of the prompt as a model does, and points at them.
final class FakeModel: Sendable {
    typealias Kind = FakeModelServer.Kind

    /// What it says to a prompt with these lines, by group: `basics`, `work`, `education`, `skills`, or `offer`.
    typealias Answers = @Sendable (Lines) -> [String: Any]

    private let fake: FakeModelServer
    var server: LoopbackServer { fake.server }
    var port: UInt16 { server.port }
    var address: String { "http://127.0.0.1:\(server.port)" }

    init(
        _ kind: Kind = .ollama,
        port: UInt16 = 0,
        context: Int = 32_768,
        refusal: String? = nil,
        answers: @escaping Answers = FakeModel.truth
    ) throws {
        fake = try FakeModelServer(kind, port: port, context: context) { exchange, body in
            if let refusal { return exchange.json(refusal, status: 400) }
            let prompt = FakeModelServer.prompt(body)
            let isOffer = prompt.contains("Task: what the offer is")
            let group = isOffer ? "offer" : ScriptedModel.group(prompt).rawValue
            let answer = answers(Lines(prompt: prompt))[group] ?? [String: Any]()
            let data = (try? JSONSerialization.data(withJSONObject: answer, options: [.sortedKeys])) ?? Data()
            FakeModelServer.send(exchange, kind, String(decoding: data, as: UTF8.self))
        }
    }

    deinit { fake.stop() }

    /// Prompts answered so far.
    var promptCount: Int { server.requests.count { $0.path.hasSuffix("/chat") || $0.path.hasSuffix("/completions") } }
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
