// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import Foundation
import Testing
import WorkerProtocol

@Suite("Plain text")
struct PlainTextTests {
    private func lines(_ data: Data) throws -> [TextLine] {
        try DocumentExtractor().extract(data, name: "x.txt", options: .init()).rendering.lines
    }

    @Test(
        "the encoding is told by the bytes",
        arguments: [
            ([0xEF, 0xBB, 0xBF] + Array("Été à Nîmes".utf8), "Été à Nîmes"),
            (Array("Cœur €".utf8), "Cœur €"),
            ([0xFF, 0xFE, 0xC9, 0x00, 0x74, 0x00, 0xE9, 0x00], "Été"),
            ([0xFE, 0xFF, 0x00, 0xC9, 0x00, 0x74, 0x00, 0xE9], "Été"),
            ([0x4A, 0, 0x65, 0, 0x61, 0, 0x6E, 0, 0x20, 0, 0x50, 0, 0x2E, 0], "Jean P."),
            ([0x63, 0x9C, 0x75, 0x72, 0x20, 0x96, 0x20, 0x80], "cœur – €"),
            ([0x63, 0xBD, 0x75, 0x72, 0x20, 0xE9, 0x74, 0xE9], "cœur été"),
            ([0x4C, 0x27, 0xE9, 0x74, 0xE9, 0x20, 0xAB, 0xA0, 0x6F, 0xF9, 0xA0, 0xBB], "L'été « où »"),
        ] as [([UInt8], String)]
    )
    func encodings(bytes: [UInt8], text: String) throws {
        #expect(try lines(Data(bytes)).map(\.text) == [text])
    }

    @Test("titles over rules, capitals, items and paragraphs")
    func structure() throws {
        let lines = try Fixture.document("plain.txt").rendering.lines
        #expect(lines.first { $0.text == "COMPÉTENCES" }?.kind == .heading)
        #expect(lines.first { $0.text == "PROFIL" }?.kind == .heading)
        #expect(lines.first { $0.text.hasPrefix("Astreinte") }?.kind == .listItem)
        #expect(lines.first { $0.text == "depuis mai 2024" }?.kind == .paragraph)
        #expect(!lines.contains { $0.text.hasPrefix("---") })
    }

    @Test("characters that nobody sees are dropped, accents composed, ligatures spelt out")
    func cleaning() throws {
        let raw = "e\u{301}te\u{301} \u{FB01}n co\u{AD}op\u{200B}e\u{202E}re \u{E0041}ok"
        let text = try lines(Data(raw.utf8)).map(\.text)
        #expect(text == ["été fin coopere ok"])
        #expect(text[0].unicodeScalars.count == "été fin coopere ok".unicodeScalars.count)
    }
}
