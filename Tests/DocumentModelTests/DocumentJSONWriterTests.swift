// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Testing

@Suite("Writing document.json")
struct DocumentJSONWriterTests {
    /// Any JSON, to be written again by the encoder that all other files are written with.
    private enum Tree: Codable {
        case flag(Bool), number(Double), text(String), list([Tree]), object([String: Tree])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let value = try? container.decode(Bool.self) {
                self = .flag(value)
            } else if let value = try? container.decode(Double.self) {
                self = .number(value)
            } else if let value = try? container.decode(String.self) {
                self = .text(value)
            } else if let value = try? container.decode([Tree].self) {
                self = .list(value)
            } else {
                self = .object(try container.decode([String: Tree].self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .flag(let value): try container.encode(value)
            case .number(let value): try container.encode(value)
            case .text(let value): try container.encode(value)
            case .list(let value): try container.encode(value)
            case .object(let value): try container.encode(value)
            }
        }
    }

    @Test("what is written is read again as it was", arguments: 1...60)
    func roundTrip(seed: UInt64) throws {
        var random = RandomDocument(seed: seed)
        let document = random.make()
        #expect(try CanonicalJSON.decode(Document.self, from: document.json) == document)
    }

    @Test("the bytes are those of every other JSON file: sorted keys, the same escapes and numbers", arguments: 1...60)
    func canonical(seed: UInt64) throws {
        var random = RandomDocument(seed: seed)
        let data = random.make().json
        let again = try CanonicalJSON.compact(CanonicalJSON.decode(Tree.self, from: data))
        #expect(String(decoding: again, as: UTF8.self) == String(decoding: data, as: UTF8.self))
    }

    @Test("numbers keep two decimals, and what is no number becomes 0")
    func numbers() throws {
        let spans = [8.799_999, -0.001, 12.5, 0.05, .nan, .infinity, -1e300].map { Span(text: "", size: $0) }
        let page = Document.Page(number: 1, blocks: [Block(kind: .paragraph, lines: [Line(spans: spans)])])
        let json = Document(mediaType: "a/b", pages: [page]).json
        let read = try CanonicalJSON.decode(Document.self, from: json)
        #expect(read.pages[0].blocks[0].lines[0].spans.map(\.size) == [8.8, 0, 12.5, 0.05, 0, 0, -1e12])
        #expect(String(decoding: json, as: UTF8.self).contains(#""size":8.8,"#))
    }

    @Test("pages written one by one make the same file as the whole document")
    func pageByPage() {
        var random = RandomDocument(seed: 7)
        var document = random.make()
        document.pages = (1...3).map { .init(number: $0, blocks: []) }
        let whole = document.json
        var writer = DocumentJSONWriter()
        for page in document.pages { writer.append(page) }
        document.pages = []
        #expect(writer.finish(document) == whole)
    }
}
