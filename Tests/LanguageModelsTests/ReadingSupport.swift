// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JSONSchemas
import JobModel
import LanguageModels
import ProfileModel
import Synchronization
import Testing

/// A fictional CV as lines, and the prompt files that ship.
enum Samples {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func lines() throws -> [TextLine] {
        let url = root.appending(path: "Tests/Fixtures/models/cv.txt")
        return lines(try String(contentsOf: url, encoding: .utf8))
    }

    static func lines(_ text: String) -> [TextLine] {
        var block = 0
        var lines: [TextLine] = []
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if line.isEmpty { block += 1 } else { lines.append(TextLine(text: line, number: index + 1, block: block)) }
        }
        return lines
    }

    static func prompts() throws -> CVPrompts {
        var texts: [String: String] = [:]
        for name in CVPrompts.fileNames {
            texts[name] = try String(contentsOf: root.appending(path: "pipelines/prompts/\(name)"), encoding: .utf8)
        }
        return try CVPrompts(texts: texts)
    }

    /// The value that a truthful model gives for words of the CV.
    static func value(_ text: String, _ lines: [TextLine], after start: Int = 0) -> JSONValue {
        guard let index = lines.indices.first(where: { $0 >= start && lines[$0].text.contains(text) }) else {
            return .null
        }
        return ["line": .integer(index + 1), "text": .string(text)]
    }

    /// Right answers by group.
    static func truth(_ lines: [TextLine]) -> [CVSectionGroup: JSONValue] {
        let v = { (text: String) in value(text, lines) }
        let number = { (text: String) in (lines.firstIndex { $0.text.contains(text) } ?? -1) + 1 }
        let job = {
            (employer: String, position: String, start: String, end: String, from: String, to: String) -> JSONValue in
            let header = number(employer) - 1
            return [
                "employer": v(employer), "position": value(position, lines, after: header), "location": nil,
                "start": value(start, lines, after: header),
                "end": end.isEmpty ? nil : value(end, lines, after: header),
                "details": ["from": .integer(number(from)), "to": .integer(number(to))],
            ]
        }
        return [
            .basics: [
                "name": v("Mai Huong Lê"), "label": v("Analyste programmeuse"), "email": v("le.maihuong@example.com"),
                "phone": v("0033 2 61 91 74 42"), "url": v("https://github.com/mle-5f2"), "city": nil,
                "summary": ["from": .integer(number("Développement Java")), "to": .integer(number("logicielle et"))],
            ],
            .work: [
                "work": [
                    job("Studio 47", "Analyste programmeuse", "mai 2024", "", "Astreinte", "Relation quotidienne"),
                    job(
                        "Kermalo Informatique",
                        "Développeuse Java junior",
                        "août 2021",
                        "janvier 2024",
                        "Migration",
                        "Encadrement"
                    ),
                    job(
                        "Orvane Systèmes",
                        "Alternante développeuse Java",
                        "juin 2020",
                        "juillet 2021",
                        "Estimation",
                        "Contribution"
                    ),
                ]
            ],
            .education: [
                "education": [
                    [
                        "institution": v("Université de Rennes"), "degree": v("Master 2"),
                        "area": ["line": .integer(number("Informatique, Univ")), "text": "Informatique"],
                        "start": v("2019"), "end": v("2020"),
                    ]
                ], "certificates": [],
            ],
            .skills: [
                "skills": [v("Java"), v("SQL"), v("Spring Boot"), v("PostgreSQL")],
                "languages": [["language": v("Français"), "fluency": v("langue maternelle")]],
            ],
        ]
    }
}

/// A model whose answers a test writes.
final class ScriptedModel: ChatModel {
    private let prompts = Mutex<[String]>([])
    private let answer: @Sendable (CVSectionGroup, String, Int) throws -> (String, ChatReply.Finish)

    /// `answer` gets the group that is asked for, the prompt, and how many prompts came before.
    init(_ answer: @escaping @Sendable (CVSectionGroup, String, Int) throws -> (String, ChatReply.Finish)) {
        self.answer = answer
    }

    convenience init(_ answers: [CVSectionGroup: JSONValue]) {
        self.init { group, _, _ in ((answers[group] ?? .null).text, .stop) }
    }

    var seen: [String] { prompts.withLock { $0 } }

    func complete(_ request: ChatRequest) async throws -> ChatReply {
        let count = prompts.withLock { prompts in
            prompts.append(request.prompt)
            return prompts.count - 1
        }
        let (text, finish) = try answer(Self.group(request.prompt), request.prompt, count)
        return ChatReply(text: text, finish: finish, model: "m", endpoint: "e", duration: .zero)
    }

    func identity() async throws -> ModelIdentity {
        ModelIdentity(provider: .openai, endpoint: "e", model: "m")
    }

    static func group(_ prompt: String) -> CVSectionGroup {
        if prompt.contains("Task: who the person is") { return .basics }
        if prompt.contains("Task: every paid position") { return .work }
        return prompt.contains("Task: every course of study") ? .education : .skills
    }
}

/// What must hold of every published reading.
enum Proof {
    /// Leaves of the profile without a proof in the document.
    static func ungrounded(_ profile: Profile, _ evidence: Evidence, _ lines: [TextLine]) throws -> [String] {
        let whole = squeeze(lines.map(\.text).joined(separator: " "))
        let value = try JSONValue(parsing: CanonicalJSON.compact(profile))
        var wrong: [String] = []
        var leaves: [(String, JSONValue)] = []
        collect(value, "", &leaves)
        for (pointer, leaf) in leaves {
            guard let entry = evidence[pointer] else {
                wrong.append("\(pointer) has no evidence")
                continue
            }
            let isQuote = leaf.string.map { squeeze($0) == squeeze(entry.quote) } ?? false
            if entry.derivation == nil, !isQuote { wrong.append("\(pointer) differs from its quote") }
            let parts = isQuote && pointer.contains("highlights") || pointer.hasSuffix("summary")
            let isThere = whole.contains(squeeze(entry.quote)) || parts && words(entry.quote).allSatisfy(whole.contains)
            if !isThere { wrong.append("\(pointer): \(entry.quote) is not in the document") }
            if !lines.contains(where: { $0.number == entry.line }) { wrong.append("\(pointer) names no line") }
        }
        for pointer in evidence.keys where value.value(at: pointer) == nil {
            wrong.append("\(pointer) is proof of nothing")
        }
        return wrong
    }

    private static func collect(_ value: JSONValue, _ pointer: String, _ leaves: inout [(String, JSONValue)]) {
        switch value {
        case .object(let object):
            for (key, member) in object.members { collect(member, JSONPointer.appending(key, to: pointer), &leaves) }
        case .array(let items):
            for (index, item) in items.enumerated() { collect(item, "\(pointer)/\(index)", &leaves) }
        default: leaves.append((pointer, value))
        }
    }

    private static func squeeze(_ text: String) -> String { words(text).joined(separator: " ") }
    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
