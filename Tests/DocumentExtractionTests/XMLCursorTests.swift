// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing
import XMLStreams

@Suite("XML cursor")
struct XMLCursorTests {
    private static let vocabulary = XMLVocabulary(
        names: ["", "a", "b", "k"],
        namespaces: ["office", "table"],
        counted: ["b"]
    )

    /// What a cursor yields that is fed in pieces of `size` bytes.
    private func events(_ text: String, size: Int = 5) throws(GreffierError) -> (events: [String], counted: Int) {
        var rest = Array(text.utf8)[...]
        let cursor = try XMLCursor(vocabulary: Self.vocabulary, maximumDepth: 8) { buffer in
            let piece = rest.prefix(min(size, buffer.count))
            rest = rest.dropFirst(piece.count)
            buffer.copyBytes(from: piece)
            return piece.count
        }
        var result: [String] = []
        while let event = try cursor.next() {
            switch event {
            case .start:
                result.append("<\(cursor.name) \(cursor.attribute(3) ?? "-") \(cursor.namespace) \(cursor.depth)")
            case .text:
                if let last = result.last, last.hasPrefix("\"") {
                    result[result.count - 1] = last + cursor.text
                } else {
                    result.append("\"" + cursor.text)
                }
            case .end: result.append(">\(cursor.name)")
            }
        }
        return (result, cursor.counted)
    }

    private func failure(_ text: String) -> ErrorCode? {
        do throws(GreffierError) {
            _ = try events(text)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(
        "elements, attributes, text and namespaces come whole, wherever the input is cut",
        arguments: [1, 2, 7, 4096]
    )
    func pieces(size: Int) throws {
        let text =
            "<a xmlns='urn:office' k='é&lt;1'>\n<b>x&amp;<![CDATA[<y>]]> \u{1F600}</b><unknown/><b xmlns='urn:x:table'/></a>"
        let found = try events(text, size: size)
        #expect(
            found.events == [
                "<1 é<1 1 1", "\"\n", "<2 - 1 2", "\"x&<y> \u{1F600}", ">2", "<0 - 1 2", ">0", "<2 - 2 2", ">2", ">1",
            ]
        )
        #expect(found.counted == 6)
    }

    @Test("declarations of document types, depth, and text that is not well-formed end in their reasons")
    func refusals() {
        #expect(failure("<a><b></a>") == .documentCorrupt)
        #expect(failure("<a>") == .documentCorrupt)
        #expect(failure("<a/><b/>") == .documentCorrupt)
        #expect(failure("<a>&x;</a>") == .documentCorrupt)
        #expect(failure("") == .documentCorrupt)
        #expect(failure("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>") == .documentCorrupt)
        #expect(failure(String(repeating: "<a>", count: 9)) == .documentTooLarge)
        #expect(failure(String(repeating: "<a>", count: 8) + String(repeating: "</a>", count: 8)) == nil)
    }

    @Test("UTF-16 is read as it declares itself")
    func utf16() throws {
        let text = "\u{FEFF}<?xml version='1.0' encoding='UTF-16'?><a k='é'/>"
        let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let cursor = try XMLCursor(data: Data(bytes), vocabulary: Self.vocabulary)
        #expect(try cursor.next() == .start)
        #expect(cursor.attribute(3) == "é")
    }
}
