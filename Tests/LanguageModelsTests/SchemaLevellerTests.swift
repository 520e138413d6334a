// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import Testing

@testable import LanguageModels

@Suite("A schema as a server's grammar takes it") struct SchemaLevellerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let schema: String
        let levelled: String

        init(_ name: String, _ schema: String, _ levelled: String) {
            testDescription = name
            self.schema = schema
            self.levelled = levelled
        }
    }

    /// Of each keyword a schema, and what llama.cpp gets of it.
    static let cases: [Case] = [
        Case("true", "true", "{}"),
        Case(
            "annotations",
            #"{"$schema":"s","$id":"i","title":"t","description":"d","default":1,"examples":[1],"type":"integer"}"#,
            #"{"type":"integer"}"#
        ),
        Case("enum", #"{"type":"string","enum":["x","y"],"not":{"const":"x"}}"#, #"{"enum":["x","y"]}"#),
        Case("const", #"{"const":"k","type":"string"}"#, #"{"const":"k"}"#),
        Case(
            "a list of types",
            #"{"type":["string","null"],"maxLength":8}"#,
            #"{"anyOf":[{"type":"string","maxLength":8},{"type":"null"}]}"#
        ),
        Case("a list of one type", #"{"type":["integer"],"minimum":1}"#, #"{"type":"integer","minimum":1}"#),
        Case(
            "anyOf",
            #"{"anyOf":[{"type":"integer"},{"type":"null"}]}"#,
            #"{"anyOf":[{"type":"integer"},{"type":"null"}]}"#
        ),
        Case("oneOf of one", #"{"oneOf":[{"type":"integer"}]}"#, #"{"type":"integer"}"#),
        Case(
            "allOf of objects",
            #"{"allOf":[{"properties":{"p":{"type":"null"}},"required":["p"]},{"properties":{"q":{}},"required":["q"]}]}"#,
            #"{"properties":{"p":{"type":"null"},"q":{}},"required":["p","q"],"additionalProperties":false}"#
        ),
        Case(
            "properties with a choice",
            #"{"type":"object","properties":{"a":{"type":"null"}},"anyOf":[{"required":["a"]}, {"required":["b"]}]}"#,
            #"{"type":"object","properties":{"a":{"type":"null"}},"additionalProperties":false}"#
        ),
        Case(
            "a forbidden member",
            #"{"properties":{"a":{},"b":false}}"#,
            #"{"properties":{"a":{}},"additionalProperties":false}"#
        ),
        Case(
            "open objects",
            #"{"type":"object","properties":{"a":{}},"additionalProperties":{"type":"integer","title":"t"}}"#,
            #"{"type":"object","properties":{"a":{}},"additionalProperties":{"type":"integer"}}"#
        ),
        Case(
            "names by pattern",
            #"{"type":"object","patternProperties":{"^x":{"type":"integer"}},"additionalProperties":false,"minProperties":1}"#,
            #"{"type":"object","additionalProperties":{"type":"integer"}}"#
        ),
        Case(
            "names by pattern among others",
            #"{"type":"object","patternProperties":{"^x":{"type":"integer"}}}"#,
            #"{"type":"object","additionalProperties":true}"#
        ),
        Case(
            "if, then, else, not, contains",
            #"{"type":"array","if":{"minItems":1},"then":{"maxItems":2},"else":{},"not":{"const":[]},"contains":{"const":1},"items":{"type":"integer","multipleOf":2}}"#,
            #"{"type":"array","items":{"type":"integer"}}"#
        ),
        Case(
            "uniqueItems",
            #"{"type":"array","uniqueItems":true,"minItems":1,"maxItems":3}"#,
            #"{"type":"array","minItems":1,"maxItems":3}"#
        ),
        Case(
            "a closed tuple",
            #"{"type":"array","prefixItems":[{"type":"integer"},{"type":"null"}],"items":false,"minItems":2}"#,
            #"{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"null"}]},"minItems":2,"maxItems":2}"#
        ),
        Case(
            "a tuple with a rest",
            #"{"type":"array","prefixItems":[{"type":"integer"}],"items":{"type":"null"}}"#,
            #"{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"null"}]}}"#
        ),
        Case(
            "an open tuple of draft 7",
            #"{"type":"array","items":[{"type":"integer"}]}"#,
            #"{"type":"array","items":{}}"#
        ),
        Case(
            "lengths that would end llama-cpp-python",
            #"{"type":"string","minLength":1,"maxLength":1500}"#,
            #"{"type":"string","minLength":1}"#
        ),
        Case(
            "long lists",
            #"{"type":"array","maxItems":2001,"items":{"type":"string","maxLength":300}}"#,
            #"{"type":"array","items":{"type":"string","maxLength":300}}"#
        ),
        Case(
            "formats",
            #"{"anyOf":[{"type":"string","format":"date"},{"type":"string","format":"email"}]}"#,
            #"{"anyOf":[{"type":"string","format":"date"},{"type":"string"}]}"#
        ),
        Case(
            "numbers",
            #"{"type":"integer","minimum":10,"exclusiveMaximum":12}"#,
            #"{"type":"integer","minimum":10,"exclusiveMaximum":12}"#
        ),
        Case(
            "references",
            ##"{"$ref":"#/$defs/d","$defs":{"d":{"type":"integer","title":"t"}}}"##,
            ##"{"$ref":"#/$defs/d","$defs":{"d":{"type":"integer"}}}"##
        ),
        Case(
            "a pattern",
            #"{"type":"string","pattern":"^\\d{4}-(?:0[1-9]|1[0-2])$"}"#,
            #"{"type":"string","pattern":"^[0-9]{4}-(0[1-9]|1[0-2])$"}"#
        ),
        Case(
            "a pattern without anchors",
            #"{"type":"string","pattern":"[0-9]{2}","maxLength":9}"#,
            #"{"type":"string","maxLength":9}"#
        ),
        Case(
            "null, true or false, a number",
            #"{"properties":{"a":{"type":"boolean"},"b":{"type":"null"},"c":{"type":"number"}}}"#,
            #"{"properties":{"a":{"type":"boolean"},"b":{"type":"null"},"c":{"type":"number"}},"additionalProperties":false}"#
        ),
        Case(
            "an accented name",
            #"{"properties":{"clé":{}},"additionalProperties":false}"#,
            #"{"properties":{"clé":{}},"additionalProperties":false}"#
        ),
    ]

    @Test("llama.cpp gets what it enforces, and nothing it trips over", arguments: cases)
    func llama(example: Case) throws {
        let levelled = SchemaLeveller.level(try JSONValue(parsing: example.schema), for: .llama)
        #expect(levelled.text == (try JSONValue(parsing: example.levelled)).text)
    }

    @Test("a levelled schema is a schema, and levelling it again changes nothing", arguments: cases)
    func isStable(example: Case) throws {
        for program in ServerLabel.allCases {
            let dialect = SchemaDialect.of(program)
            let once = SchemaLeveller.level(try JSONValue(parsing: example.schema), for: dialect)
            _ = try JSONSchema(once)
            #expect(SchemaLeveller.level(once, for: dialect).text == once.text)
        }
    }

    @Test("references are written out where a server may not follow them, but for those that lead back")
    func inlines() throws {
        let plain: JSONValue = [
            "type": "object", "properties": ["a": ["$ref": "#/$defs/d"], "b": ["$ref": "#/properties/a"]],
            "additionalProperties": false,
            "$defs": ["d": ["type": "array", "items": ["$ref": "#/$defs/e"]], "e": ["type": "null"]],
        ]
        let list: JSONValue = ["type": "array", "items": ["type": "null"]]
        let expected: JSONValue = [
            "type": "object", "properties": ["a": list, "b": list], "additionalProperties": false,
        ]
        #expect(SchemaLeveller.level(plain, for: .studio) == expected)
        let tree: JSONValue = [
            "properties": ["n": ["$ref": "#/$defs/n"]], "additionalProperties": false,
            "$defs": ["n": ["anyOf": [["type": "null"], ["type": "array", "items": ["$ref": "#/$defs/n"]]]]],
        ]
        #expect(SchemaLeveller.level(tree, for: .studio) == tree)
    }

    @Test("what describes a value stays where the server shows it to the model")
    func annotations() {
        let schema: JSONValue = ["type": "integer", "description": "Years", "default": 3]
        #expect(SchemaLeveller.level(schema, for: .mistral) == ["type": "integer", "description": "Years"])
    }

    @Test("the schemas with which CVs are read come through whole", arguments: CVSectionGroup.allCases)
    func readingSchemas(group: CVSectionGroup) {
        #expect(SchemaLeveller.level(group.schema.source, for: .llama) == group.schema.source)
        #expect(SchemaLeveller.level(group.schema.source, for: .llamaPython) == group.schema.source)
    }

    @Test(
        "patterns are spelt out, or left to the check of the answer",
        arguments: [
            ("^[a-z]+$", "^[a-z]+$"), (#"^\w{2,3}\.\d$"#, #"^[A-Za-z0-9_]{2,3}\.[0-9]$"#),
            (#"^[\d\-x]$"#, #"^[0-9\-x]$"#),
            ("^(?!x)[a-z]$", nil), ("^(?<n>a)$", nil), (#"^\bword$"#, nil), (#"^\p{L}+$"#, nil), (#"^a\$"#, nil),
            ("^a.*?b$", nil), ("^a$|^b$", nil), ("^a{1001}$", nil), ("^a{x}$", nil), ("^[a$", nil), ("", nil),
            ("a", nil),
            (#"^(a)\1$"#, nil), (#"^\s$"#, nil), (#"^\++$"#, #"^\++$"#), (#"^a\+?$"#, #"^a\+?$"#),
        ] as [(String, String?)]
    )
    func patterns(pattern: String, rewritten: String?) {
        #expect(GrammarPattern.rewritten(pattern) == rewritten)
    }
}
