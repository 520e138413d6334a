// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import Retrieval
import Testing

@Suite("Places of hits")
struct HitPlaceTests {
    /// A document of three lines on two pages.
    private func entry(boxes: Bool) -> NewLibraryEntry {
        var entry = LibraryFixture.entry("k1", "", language: "fr")
        let texts = ["Comptable confirmée à Lyon", "Bilans et paie du personnel", "Jardinage le dimanche"]
        entry.lines = texts.enumerated().map { index, text in
            TextLine(
                text: text,
                number: index + 1,
                page: index < 2 ? 1 : 2,
                box: boxes ? Box(x0: 72, y0: 100 + 20 * Double(index), x1: 300.04, y1: 112 + 20 * Double(index)) : nil,
                block: index
            )
        }
        return entry
    }

    @Test("the box holds the lines that match, on the page of the first")
    func box() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        _ = try await library.upsert(entry(boxes: true), in: "candidates")
        let one = try #require(try await library.search("paie", in: "candidates").first)
        #expect(one.page == 1 && one.line == 2)
        #expect(one.bbox == [72, 120, 300, 132])
        let two = try #require(try await library.search("comptable paie", in: "candidates").first)
        #expect(two.line == 1)
        #expect(two.bbox == [72, 100, 300, 132])
        let later = try #require(try await library.search("jardinage", in: "candidates").first)
        #expect(later.page == 2 && later.line == 3)
        #expect(later.bbox == [72, 140, 300, 152])
        let across = try #require(try await library.search("paie jardinage", in: "candidates").first)
        #expect(across.page == 1)
        #expect(across.bbox == [72, 120, 300, 132])
    }

    @Test("a format without geometry has no box, and JSON says null")
    func noBox() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        _ = try await library.upsert(entry(boxes: false), in: "candidates")
        let hit = try #require(try await library.search("paie", in: "candidates").first)
        #expect(hit.bbox == nil)
        let json = String(decoding: try JSONEncoder().encode(hit), as: UTF8.self)
        #expect(json.contains("\"bbox\":null"))
    }

    @Test("lines that moved on the page are found where they are now")
    func moved() async throws {
        let fixture = try LibraryFixture()
        let library = try fixture.open()
        _ = try await library.upsert(entry(boxes: false), in: "candidates")
        _ = try await library.upsert(entry(boxes: true), in: "candidates")
        #expect(try await library.search("paie", in: "candidates").first?.bbox == [72, 120, 300, 132])
    }
}
