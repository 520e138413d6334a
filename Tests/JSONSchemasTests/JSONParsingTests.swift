// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import Testing

@Suite("Reading and writing JSON") struct JSONParsingTests {
    @Test("every kind of value is read, and members keep their order")
    func readsEverything() throws {
        let value = try JSONValue(parsing: #" {"b":[1,-2.5,1e3,true,false,null],"a":{"x":"é\n\u00e9\ud83d\ude00\/"}} "#)
        #expect(value.object?.keys == ["b", "a"])
        #expect(value[key: "b"] == [1, -2.5, 1000, true, false, nil])
        #expect(value.value(at: "/a/x")?.string == "é\né😀/")
        #expect(value.text == #"{"b":[1,-2.5,1000.0,true,false,null],"a":{"x":"é\né😀/"}}"#)
    }

    @Test("integers stay exact and equal their decimal form")
    func integers() throws {
        #expect(try JSONValue(parsing: "9007199254740993").integer == 9_007_199_254_740_993)
        #expect(try JSONValue(parsing: "3.0") == 3)
        #expect(try JSONValue(parsing: "3.0").integer == 3)
    }

    @Test(
        "what is not JSON is refused",
        arguments: [
            "", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "01", "1.", "-", "tru", "nul!", "\"a", "\"\u{01}\"", "\"\\x\"",
            "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "1 2", "{\"a\":1,\"a\":2}", "1e999", "NaN", "'a'",
            "[1 2]",
        ]
    )
    func refuses(text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    }

    @Test("bad UTF-8 is refused")
    func refusesBadText() {
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Data([0x22, 0xC3, 0x22])) }
    }

    @Test("a text that was cut anywhere says so")
    func cutTexts() throws {
        let whole = #"{"name":"Anaïs \u00e9","list":[true,null,12,{"x":[]}]}"#
        for length in 0..<whole.utf8.count {
            let cut = Data(whole.utf8.prefix(length))
            let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: cut) }
            #expect(error?.isTruncation == true, "after \(length) bytes")
        }
    }

    @Test("deep nesting ends in an error, not in a crash")
    func deepNesting() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    }

    @Test("what is written reads back the same")
    func roundTrip() throws {
        let value: JSONValue = ["a\"\\\u{1}\u{7f}\u{2028}é": [nil, true, 0.1, -5, "R&D <C++>"], "": [:]]
        #expect(try JSONValue(parsing: value.text) == value)
    }

    @Test("pointers escape and resolve")
    func pointers() throws {
        let value: JSONValue = ["a/b": ["m~n": [10, 20]]]
        let pointer = JSONPointer.appending(
            "1",
            to: JSONPointer.appending("m~n", to: JSONPointer.appending("a/b", to: ""))
        )
        #expect(pointer == "/a~1b/m~0n/1")
        #expect(value.value(at: pointer) == 20)
        #expect(value.value(at: "/a~1b/m~0n/01") == nil)
        #expect(value.value(at: "") == value)
        #expect(value.value(at: "x") == nil)
    }
}
