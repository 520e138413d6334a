// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation
import Foundation
import Testing

@Suite("Relevance files")
struct RelevanceFileTests {
    private func read(_ text: String) throws -> RelevanceFile { try RelevanceFile(Data(text.utf8)) }

    @Test("offers name the grades of CVs, alone or with language and family")
    func offers() throws {
        let file = try read(
            #"{"o2": {"grades": {"a": 2}, "family": "sales", "language": "fr"}, "o1": {"a": 0, "b": 1.5}}"#
        )
        #expect(file.kind == .offers && file.texts.isEmpty)
        #expect(file.questions.map(\.text) == ["o1", "o2"])
        #expect(file.questions[0].grades == ["a": 0, "b": 1.5])
        #expect(file.questions[1].family == "sales" && file.questions[1].language == "fr")
    }

    @Test("queries name what answers them, with or without grades, and may bring the documents")
    func queries() throws {
        let file = try read(
            """
            {"queries": [{"query": "qui ?", "relevant": ["61"]}, {"query": "who?", "grades": {"7": 2}, "language": "en"}],
             "documents": [{"id": "61", "title": "T", "text": "x"}, {"id": "7", "text": "y"}]}
            """
        )
        #expect(file.kind == .queries)
        #expect(file.questions.map(\.grades) == [["61": 1], ["7": 2]])
        #expect(file.texts.map(\.id) == ["61", "7"])
    }

    @Test(
        "what is no relevance file is refused with the place",
        arguments: ["", "[]", "{\"queries\": 3}", "{\"o\": {\"a\": \"yes\"}}", "{\"queries\": [{\"relevant\": []}]}"]
    )
    func refused(text: String) {
        #expect(throws: RelevanceFile.Failure.self) { try read(text) }
    }

    @Test("a file without questions is empty", arguments: ["{}", "{\"queries\": []}"])
    func empty(text: String) {
        #expect(throws: RelevanceFile.Failure.empty) { try read(text) }
    }
}
