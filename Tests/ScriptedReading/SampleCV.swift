// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
import Foundation
package import JSONSchemas
package import LanguageModels

/// A fictional CV as lines, and the prompt files that ship.
package enum SampleCV {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    package static func lines() throws -> [TextLine] {
        let url = root.appending(path: "Tests/Fixtures/models/cv.txt")
        return lines(try String(contentsOf: url, encoding: .utf8))
    }

    package static func lines(_ text: String) -> [TextLine] {
        var block = 0
        var lines: [TextLine] = []
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if line.isEmpty { block += 1 } else { lines.append(TextLine(text: line, number: index + 1, block: block)) }
        }
        return lines
    }

    /// The CV, or other text, as a document: blocks between empty lines.
    package static func document(_ text: String? = nil) throws -> Document {
        let text = try text ?? String(contentsOf: root.appending(path: "Tests/Fixtures/models/cv.txt"), encoding: .utf8)
        let blocks = text.split(separator: "\n", omittingEmptySubsequences: false).split { $0.isEmpty }.map { lines in
            Block(kind: .paragraph, lines: lines.map { Line(spans: [Span(text: String($0))]) })
        }
        return Document(mediaType: "text/plain", pages: [Document.Page(number: 1, blocks: blocks)])
    }

    package static func prompts() throws -> CVPrompts {
        var texts: [String: String] = [:]
        for name in CVPrompts.fileNames {
            texts[name] = try String(contentsOf: root.appending(path: "pipelines/prompts/\(name)"), encoding: .utf8)
        }
        return try CVPrompts(texts: texts)
    }

    /// The value that a truthful model gives for words of the CV.
    package static func value(_ text: String, _ lines: [TextLine], after start: Int = 0) -> JSONValue {
        guard let index = lines.indices.first(where: { $0 >= start && lines[$0].text.contains(text) }) else {
            return .null
        }
        return ["line": .integer(index + 1), "text": .string(text)]
    }

    /// Right answers by group.
    package static func truth(_ lines: [TextLine]) -> [CVSectionGroup: JSONValue] {
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
