// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import LanguageModels
import Testing

@Suite("Prompts as files")
struct PromptTemplateTests {
    private func rendered(_ text: String, _ values: [String: JSONValue]) throws -> String {
        try PromptTemplate(text, name: "p").filled(with: values.compactMapValues { PromptValue($0) })
    }

    private static let profile: JSONValue = [
        "basics": ["name": "R&D <C++> \"L’Été\"", "summary": ""],
        "work": [["name": "Acme & Fils", "years": 3], ["name": "<Beta>", "years": 1.5]],
        "skills": [], "open": true, "closed": false, "none": nil,
    ]

    @Test("what is filled in stands as it is, in two braces and in three, alone and in sections")
    func unescaped() throws {
        let text = "{{profile.basics.name}}|{{{profile.basics.name}}}|{{&profile.basics.name}}|"
        let name = "R&D <C++> \"L’Été\""
        #expect(try rendered(text, ["profile": Self.profile]) == "\(name)|\(name)|\(name)|")
        let list = "{{#profile.work}}{{name}} ({{years}});{{/profile.work}}"
        #expect(try rendered(list, ["profile": Self.profile]) == "Acme & Fils (3);<Beta> (1.5);")
    }

    @Test("lists are looked into by number, and lists and records stand as JSON where they are named alone")
    func places() throws {
        #expect(try rendered("{{profile.work.1.name}}{{profile.work.7.name}}", ["profile": Self.profile]) == "<Beta>")
        let text = try rendered("{{profile.work}}", ["profile": Self.profile])
        #expect(text == #"[{"name":"Acme & Fils","years":3},{"name":"<Beta>","years":1.5}]"#)
        #expect(try rendered("{{tags}}", ["tags": ["a", "\"b\""]]) == #"["a","\"b\""]"#)
        #expect(try rendered("{{profile.basics}}", ["profile": Self.profile]).hasPrefix(#"{"name":"R&D"#))
        #expect(try rendered("{{profile.open}} {{profile.none}}", ["profile": Self.profile]) == "true ")
    }

    @Test(
        "sections over what is empty, false or missing are left out, and their opposites stand",
        arguments: ["basics.summary", "skills", "closed", "none", "missing", "basics.missing"]
    )
    func empty(name: String) throws {
        let text = "{{#profile.\(name)}}yes{{/profile.\(name)}}{{^profile.\(name)}}no{{/profile.\(name)}}"
        #expect(try rendered(text, ["profile": Self.profile]) == "no")
    }

    @Test("braces in what is filled in are only braces, and a section alone on the first line leaves no line")
    func literal() throws {
        #expect(try rendered("{{a}}", ["a": "{{b}} {{#c}}", "b": "no"]) == "{{b}} {{#c}}")
        #expect(try rendered("{{#a}}\nx\n{{/a}}\n", ["a": true]) == "x\n")
        #expect(try rendered("{{=<% %>=}}{\"a\": {{}}} <%a%>", ["a": "x"]) == "{\"a\": {{}}} x")
    }

    @Test("the names of a prompt are told with their places, and whether a section stands around them")
    func outline() throws {
        let text =
            "Bonjour {{ name }},\n{{#profile.work}}\n  {{{title}}} {{uppercased(city)}}\n{{/profile.work}}{{!no}}{{.}}"
        let tags = PromptOutline(text).tags
        #expect(tags.map(\.root) == ["name", "profile", "title", "city", ""])
        #expect(tags.map { [$0.line, $0.column] } == [[1, 9], [2, 1], [3, 3], [3, 15], [4, 25]])
        #expect(tags.map(\.isInside) == [false, false, true, true, false])
        #expect(PromptOutline(text).roots == ["name", "profile", "title", "city"])
    }

    @Test(
        "each mistake is told with its line and column",
        arguments: [
            ("a\n  {{#x}}\nb", 2, 3, "never closed"), ("{{/x}}", 1, 1, "not open"), ("a {{x", 1, 3, "not closed by }}"),
            ("{{#a}}{{#b}}{{/a}}{{/b}}", 1, 13, "stands inside {{#b}}"), ("é {{> other}}", 1, 3, "another template"),
            ("{{% CONTENT_TYPE:HTML}}", 1, 1, "nothing is escaped"), ("x\n\n{{a b}}", 3, 1, "cannot be the name"),
            ("{{}}", 1, 1, "names nothing"), ("{{{a}}", 1, 1, "not closed"),
            ("{{\"a\": 1}}", 1, 1, "cannot be the name"),
            ("a\n{{upper(x}}", 2, 1, "cannot be the name"),
        ]
    )
    func mistakes(text: String, line: Int, column: Int, words: String) throws {
        let found = PromptTemplate.mistakes(in: text)
        let first = try #require(found.first, "\(text)")
        #expect(first.line == line && first.column == column && first.words.english.contains(words), "\(found)")
    }

    @Test("what Mustache itself refuses is told with the place, also by the error of a prompt that is used")
    func refused() throws {
        #expect(PromptTemplate.mistakes(in: "Hello {{name}}, {{#a}}{{b}}{{/a}}").isEmpty)
        let error = #expect(throws: GreffierError.self) { try PromptTemplate("x\n{{#a}}", name: "p.mustache") }
        #expect(error?.code == .templateInvalid && error?.detail.hasPrefix("p.mustache:2:") == true, "\(error as Any)")
    }
}
