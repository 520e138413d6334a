// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("What --json prints and docs/cli.md promises", .ownThreads)
struct JSONContractTests {
    /// The shapes of the page, by verb.
    private func shapes() throws -> [String: JSONShape] {
        let text = try String(contentsOfFile: Programs.checkout + "/docs/cli.md", encoding: .utf8)
        let section = try #require(text.components(separatedBy: "\n## JSON\n").last)
        var shapes: [String: JSONShape] = [:]
        for row in section.split(separator: "\n") where row.hasPrefix("| `") {
            let cells = row.replacing("\\|", with: "/").split(separator: "|").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 2, let shape = cells[1].firstMatch(of: /^`([\[{].*?)`(?:[;:,. ]|$)/) else { continue }
            // The first row of a verb is its usual answer.
            for verb in cells[0].matches(of: /`([a-z -]+)`/) where shapes[String(verb.1)] == nil {
                shapes[String(verb.1)] = JSONShape(shape.1)
            }
        }
        return shapes
    }

    /// One CV that was read, one that failed, and one whose job waits.
    private func workspace() throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace()
        try workspace.drop(bytes: Data("Camille Exemple\nComptable\ncamille@courriel.example\n".utf8), as: "a.txt")
        try workspace.drop(
            bytes: Data("Comptable (H/F)\n\nCompétences requises : Paie\n".utf8),
            as: "o.txt",
            into: "offers"
        )
        try workspace.drop(bytes: Data(), as: "vide.pdf")
        #expect(try workspace.greffier("daemon", "--drain").status == 3)
        try workspace.greffier("queues", "pause", "cpu")
        try Data("Jean Exemple\nSoudeur\n".utf8).write(to: URL(fileURLWithPath: workspace.root + "/b.txt"))
        #expect(try workspace.greffier("submit", "cv", workspace.root + "/b.txt").status == 0)
        return workspace
    }

    @Test("every verb prints the keys of its row, and no others")
    func contracts() throws {
        let shapes = try shapes()
        let workspace = try workspace()
        let calls: [(verb: String, arguments: [String])] = [
            ("status", ["status"]), ("runs list", ["runs", "list"]),
            ("runs list --results", ["runs", "list", "--results"]),
            ("runs show", ["runs", "show", "a.txt"]), ("why", ["why", "vide.pdf"]), ("why", ["why", "b.txt"]),
            ("jobs logs", ["jobs", "logs", "vide.pdf"]), ("jobs list", ["jobs", "list"]),
            ("jobs show", ["jobs", "show", "1"]),
            ("queues list", ["queues", "list"]), ("pipelines list", ["pipelines", "list"]),
            ("pipelines check", ["pipelines", "check"]),
            ("models usage", ["models", "usage"]), ("search", ["search", "comptable"]),
            ("collections list", ["collections", "list"]), ("collections show", ["collections", "show", "candidates"]),
            ("collections people", ["collections", "people"]), ("doctor", ["doctor"]),
            ("submit", ["submit", "cv", workspace.root + "/b.txt"]), ("retry", ["retry", "vide.pdf"]),
            ("cancel", ["cancel", "vide.pdf"]), ("maintain", ["maintain", "--dry-run"]),
            ("feedback list", ["feedback", "list"]),
            ("collections remove", ["collections", "remove", "candidates", "a.txt"]),
            ("backup", ["backup", workspace.root + ".backup"]),
        ]
        defer { try? FileManager.default.removeItem(atPath: workspace.root + ".backup") }
        for (verb, arguments) in calls {
            let shape = try #require(shapes[verb], "docs/cli.md has no row for \(verb)")
            let outcome = try workspace.greffier(arguments + ["--json"])
            let value = try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8), options: .fragmentsAllowed)
            guard let value else {
                Issue.record("\(verb): \(outcome.output) \(outcome.errors)")
                continue
            }
            #expect(shape.complaints(about: value) == [], "\(verb): \(outcome.output)")
        }
    }

    @Test("a shape tells what a value lacks and what it has besides")
    func shape() {
        let shape = JSONShape("{a, b?: [{c, d?}], e: {NAME: {x}}, f: one/two}")
        #expect(shape.complaints(about: ["a": 1, "e": ["z": 1], "f": "one"]) == [])
        let told = shape.complaints(about: ["a": 1, "b": [["d": 1]], "e": 1, "f": 1, "g": 1] as [String: Any])
        #expect(Set(told) == [".g is not told of", ".b[].c lacks"])
    }
}
