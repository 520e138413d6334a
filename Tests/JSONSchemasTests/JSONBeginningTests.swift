// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import Testing

@Suite("The certain part of a cut JSON text") struct JSONBeginningTests {
    struct Cut: Sendable, CustomTestStringConvertible {
        let text: String
        let value: JSONValue?
        let open: [String]
        var testDescription: String { text }

        init(_ text: String, _ value: JSONValue?, _ open: [String] = []) {
            self.text = text
            self.value = value
            self.open = open
        }
    }

    static let cuts: [Cut] = [
        Cut(#"{"a":1,"b":"x"#, ["a": 1], [""]),
        Cut(#"{"a":12"#, nil),
        Cut(#"{"a":12 "#, ["a": 12], [""]),
        Cut(#"{"a":"x\"y","b"#, ["a": "x\"y"], [""]),
        Cut(#"{"a":"x\\","b":{"c":true,"d":fal"#, ["a": "x\\", "b": ["c": true]], ["", "/b"]),
        Cut(#"{"jobs":[{"n":"A"},{"n":"B","#, ["jobs": [["n": "A"]]], ["", "/jobs"]),
        Cut(#"{"jobs":[{"tasks":["x","y""#, nil),
        Cut(#"{"a":[1,2],"b":[3,4"#, ["a": [1, 2], "b": [3]], ["", "/b"]),
        Cut(#"{"a":[1,2]"#, ["a": [1, 2]], [""]),
        Cut(#"{"a":[]   "#, ["a": []], [""]),
        Cut(#"[1,[2,3],[4"#, [1, [2, 3]], [""]),
        Cut("Here it is:\n```json\n{\"a\":null,\"é", ["a": nil], [""]),
        Cut(#"{"a":1} and more"#, ["a": 1]),
        Cut(#"{"a"#, nil), Cut("{", nil), Cut("", nil), Cut("no JSON", nil),
        Cut(#"{"a":oops,"b"#, nil), Cut("}}}{\"a\":1,", ["a": 1], [""]), Cut("{]}[}", nil),
    ]

    @Test("keeps whole members and entries, and knows what was open", arguments: cuts)
    func keepsWholeParts(cut: Cut) {
        let beginning = JSONBeginning(of: cut.text)
        #expect(beginning?.value == cut.value)
        #expect(beginning?.openPlaces ?? [] == cut.open)
    }

    @Test("any cut of a text gives a part of what the whole text says")
    func everyCut() throws {
        let text = #"{"s":"a\u00e9\"b","n":-1.5e3,"o":{"k":[{"x":[1,2]},{"x":[]}],"z":null},"l":["é😀",""]}"#
        let whole = try JSONValue(parsing: text)
        let bytes = Array(text.utf8)
        for count in 0...bytes.count {
            guard let beginning = JSONBeginning(of: String(decoding: bytes[..<count], as: UTF8.self)) else { continue }
            #expect(Self.isPart(beginning.value, of: whole))
            let rest = JSONBeginning(whole: whole)
            #expect(beginning.continued(by: rest).value == whole, "told again from its first entry on")
        }
    }

    private static func isPart(_ part: JSONValue, of whole: JSONValue) -> Bool {
        switch (part, whole) {
        case (.object(let a), .object(let b)):
            a.members.allSatisfy { key, value in b[key].map { isPart(value, of: $0) } ?? false }
        case (.array(let a), .array(let b)): b.starts(with: a) || a.isEmpty
        default: part == whole
        }
    }

    @Test(
        "the rest goes on where the beginning stopped",
        arguments: [
            (#"{"a":[1,2],"b":[3,"#, #"{"a":[],"b":[4]}"#, #"{"a":[1,2],"b":[3,4]}"#),
            (#"{"a":[1,2],"b":[3,"#, #"{"a":[9],"b":[3,4],"c":0}"#, #"{"a":[1,2],"b":[3,4],"c":0}"#),
            (#"{"a":[1,2,3,"#, #"{"a":[2,3,4]}"#, #"{"a":[1,2,3,4]}"#),
            (#"{"a":[3,3,"#, #"{"a":[3,5]}"#, #"{"a":[3,3,5]}"#),
            (#"{"o":{"x":1,"#, #"{"o":{"x":2,"y":3}}"#, #"{"o":{"x":1,"y":3}}"#),
            (#"{"o":{"x":1,"#, #"{"p":4}"#, #"{"o":{"x":1},"p":4}"#),
            (#"[{"n":1},"#, #"[{"n":2}]"#, #"[{"n":1},{"n":2}]"#),
            (#"{"a":[1,"#, #"{"a":null}"#, #"{"a":[1]}"#),
        ]
    )
    func continues(text: String, rest: String, whole: String) throws {
        let beginning = try #require(JSONBeginning(of: text))
        let result = beginning.continued(by: JSONBeginning(whole: try JSONValue(parsing: rest)))
        #expect(result.value == (try JSONValue(parsing: whole)))
        #expect(result.openPlaces == [])
    }

    @Test("a rest that is cut itself leaves its own end open")
    func continuesTwice() throws {
        let parts = [#"{"a":[1,2,"#, #"{"a":[3],"b":[4,"#, #"{"a":[],"b":[5,"#]
        let beginnings = parts.compactMap { JSONBeginning(of: $0) }
        let whole = try #require(beginnings.first).continued(by: beginnings[1]).continued(by: beginnings[2])
        #expect(whole.value == ["a": [1, 2, 3], "b": [4, 5]])
        #expect(whole.openPlaces == ["", "/b"])
        let early = beginnings[1].continued(by: try #require(JSONBeginning(of: #"{"a":[7,"#)))
        #expect(early.value == beginnings[1].value)
        #expect(early.openPlaces == ["", "/b"])
    }

    @Test("what goes round in circles is kept once, in the open list alone")
    func repetition() throws {
        let circle = try #require(JSONBeginning(of: #"{"a":[1,1],"b":[3,3,4,5,6,5,6,5,6,"#))
        #expect(circle.withoutRepetition.value == ["a": [1, 1], "b": [3, 3, 4, 5, 6]])
        let closed = try #require(JSONBeginning(of: #"{"a":[1,1]      "#))
        #expect(closed.withoutRepetition.value == ["a": [1, 1]])
    }
}
