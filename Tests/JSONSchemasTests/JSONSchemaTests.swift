// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import Testing

@Suite("JSON Schema") struct JSONSchemaTests {
    /// A schema, values that fit it, and values that do not.
    struct Case: Sendable, CustomTestStringConvertible {
        let schema: String
        let good: [String]
        let bad: [String]
        var testDescription: String { schema }
    }

    static let cases: [Case] = [
        .init(schema: "true", good: ["1", "null"], bad: []),
        .init(schema: "false", good: [], bad: ["1", "null"]),
        .init(schema: #"{"type":"integer"}"#, good: ["1", "1.0", "-3"], bad: ["1.5", #""1""#, "null", "true"]),
        .init(schema: #"{"type":["string","null"]}"#, good: [#""a""#, "null"], bad: ["1", "{}", "[]"]),
        .init(schema: #"{"type":"number"}"#, good: ["1", "1.5"], bad: [#""1""#]),
        .init(schema: #"{"enum":["a",1,null]}"#, good: [#""a""#, "1.0", "null"], bad: [#""b""#, "true"]),
        .init(schema: #"{"const":{"a":1,"b":2}}"#, good: [#"{"b":2,"a":1}"#], bad: [#"{"a":1}"#, "1"]),
        .init(
            schema: #"{"properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}"#,
            good: [#"{"a":"x"}"#, "12"],
            bad: ["{}", #"{"a":1}"#, #"{"a":"x","b":1}"#]
        ),
        .init(
            schema: #"{"additionalProperties":{"type":"integer"},"patternProperties":{"^x-":true}}"#,
            good: [#"{"a":1,"x-b":"c"}"#],
            bad: [#"{"a":"1"}"#]
        ),
        .init(schema: #"{"propertyNames":{"maxLength":2}}"#, good: [#"{"ab":1}"#], bad: [#"{"abc":1}"#]),
        .init(
            schema: #"{"minProperties":1,"maxProperties":2}"#,
            good: [#"{"a":1}"#],
            bad: ["{}", #"{"a":1,"b":2,"c":3}"#]
        ),
        .init(
            schema: #"{"items":{"type":"integer"},"minItems":1,"maxItems":2}"#,
            good: ["[1]"],
            bad: ["[]", "[1,2,3]", #"["a"]"#]
        ),
        .init(
            schema: #"{"items":[{"type":"integer"},{"type":"string"}],"additionalItems":false}"#,
            good: ["[1]", #"[1,"a"]"#],
            bad: [#"["a"]"#, #"[1,"a",2]"#]
        ),
        .init(schema: #"{"prefixItems":[{"const":1}],"items":{"const":2}}"#, good: ["[1,2,2]"], bad: ["[1,1]", "[2]"]),
        .init(schema: #"{"contains":{"const":1}}"#, good: ["[0,1]"], bad: ["[0]", "[]"]),
        .init(
            schema: #"{"uniqueItems":true}"#,
            good: ["[1,2]", #"[{"a":1},{"a":2}]"#],
            bad: ["[1,1.0]", #"[{"a":1},{"a":1}]"#]
        ),
        .init(schema: #"{"minLength":2,"maxLength":3}"#, good: [#""éé""#, #""😀😀😀""#], bad: [#""a""#, #""abcd""#]),
        .init(schema: #"{"pattern":"[0-9]{2}"}"#, good: [#""a12b""#], bad: [#""a1b""#]),
        .init(
            schema: #"{"pattern":"^([1-2][0-9]{3}-[0-1][0-9])$"}"#,
            good: [#""2019-03""#],
            bad: [#""2019-3""#, #""x2019-03""#]
        ),
        .init(schema: #"{"minimum":1,"maximum":2}"#, good: ["1", "2", "1.5"], bad: ["0.9", "2.1"]),
        .init(schema: #"{"exclusiveMinimum":1,"exclusiveMaximum":2}"#, good: ["1.5"], bad: ["1", "2"]),
        .init(schema: #"{"multipleOf":0.1}"#, good: ["0.3", "2"], bad: ["0.35"]),
        .init(schema: #"{"allOf":[{"minimum":1},{"maximum":2}]}"#, good: ["1"], bad: ["0", "3"]),
        .init(
            schema: #"{"anyOf":[{"type":"string"},{"minimum":5,"type":"integer"}]}"#,
            good: [#""a""#, "5"],
            bad: ["4", "null"]
        ),
        .init(schema: #"{"oneOf":[{"minimum":2},{"multipleOf":3}]}"#, good: ["2", "0"], bad: ["3", "1"]),
        .init(schema: #"{"not":{"type":"null"}}"#, good: ["1"], bad: ["null"]),
        .init(
            schema: #"{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}"#,
            good: [#"{"a":1,"b":1}"#, #"{"c":1}"#],
            bad: [#"{"a":1}"#, "{}"]
        ),
        .init(
            schema:
                ##"{"$ref":"#/definitions/node","definitions":{"node":{"type":"object","properties":{"next":{"$ref":"#/definitions/node"}}}}}"##,
            good: [#"{"next":{"next":{}}}"#],
            bad: [#"{"next":{"next":1}}"#]
        ),
        .init(
            schema:
                ##"{"properties":{"d":{"$ref":"#/$defs/a~1b%20c","maxLength":4}},"$defs":{"a/b c":{"type":"string"}}}"##,
            good: [#"{"d":"abcd"}"#],
            bad: [#"{"d":"abcde"}"#, #"{"d":1}"#]
        ),
        .init(
            schema: #"{"type":"string","format":"date","title":"x","default":1,"x-own":2}"#,
            good: [#""no date""#],
            bad: ["1"]
        ),
    ]

    @Test("a value fits exactly when the schema says so", arguments: cases)
    func decides(example: Case) throws {
        let schema = try JSONSchema(parsing: Data(example.schema.utf8))
        for text in example.good { #expect(schema.errors(in: try JSONValue(parsing: text)).isEmpty, "\(text)") }
        for text in example.bad { #expect(!schema.errors(in: try JSONValue(parsing: text)).isEmpty, "\(text)") }
    }

    @Test("violations name the place and what is wrong there, all of them")
    func messages() throws {
        let schema = try JSONSchema(
            parsing: Data(
                #"""
                {"type":"object","required":["name","age"],"properties":{"name":{"type":["string","null"]},
                 "jobs":{"items":{"properties":{"from":{"type":"integer","minimum":1}}}}}}
                """#.utf8
            )
        )
        let value = try JSONValue(parsing: #"{"name":3,"jobs":[{"from":1},{"from":0},{"from":"x"}]}"#)
        #expect(
            schema.errors(in: value).map(\.description) == [
                "the document is missing the member \"age\"",
                "/name is an integer but must be null or string",
                "/jobs/1/from must be at least 1",
                "/jobs/2/from is a string but must be integer",
            ]
        )
    }

    @Test("of several forms the nearest explains the mistake")
    func nearestForm() throws {
        let schema = try JSONSchema(["anyOf": [["type": "null"], ["type": "object", "required": ["a"]]]])
        #expect(schema.errors(in: [:]).map(\.message) == ["is missing the member \"a\""])
        #expect(
            schema.errors(in: 1).map(\.message) == [
                "is an integer but must be null, or is an integer but must be object"
            ]
        )
    }

    @Test(
        "what is no usable schema is refused",
        arguments: [
            "1", #"{"type":"strin"}"#, #"{"type":[]}"#, #"{"minLength":-1}"#, #"{"pattern":"("}"#, #"{"required":"a"}"#,
            #"{"properties":[]}"#, #"{"anyOf":[]}"#, #"{"enum":[]}"#, ##"{"$ref":"#/nowhere"}"##, ##"{"$ref":"#"}"##,
            #"{"$ref":"https://example.org/a.json"}"#, #"{"dependencies":{}}"#, #"{"multipleOf":0}"#,
            ##"{"anyOf":[{"$ref":"#/$defs/a"}],"$defs":{"a":{"allOf":[{"$ref":"#"}]}}}"##, #"{"properties":{"a":7}}"#,
        ]
    )
    func refusesBadSchemas(text: String) {
        #expect(throws: InvalidSchema.self) { try JSONSchema(parsing: Data(text.utf8)) }
    }
}
