// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Lexicons
import Retrieval
import Stages
import TestLexicons
import Testing

@Suite("Entries of earlier versions")
struct EntryRenewalTests {
    private static let odile = """
        {"value": {"basics": {"name": "Odile Exemple", "email": "odile@courriel.example"},
         "skills": [{"name": "Kubernetes"}]}, "evidence": {}}
        """
    private static let offer = """
        {"value": {"title": "Chef de projet web", "skills": [{"name": "k8s", "level": "required"}],
         "x-greffier": {"status": "closed", "valid_until": "2026-12-31"}}, "evidence": {}}
        """

    @Test("they get their fields, their status and whose they are from what they hold; a second time changes nothing")
    func renewed() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-renew-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let library = try Library(path: folder.appending(path: "library.sqlite").path)
        for (name, data) in [
            ("a", Self.odile), ("b", Self.odile), ("c", #"{"value": {}, "evidence": {}}"#), ("d", "?"),
        ] {
            _ = try await library.upsert(Self.entry(name, data), in: "candidates")
        }
        _ = try await library.upsert(Self.entry("o", Self.offer), in: "offers")
        let lexicons = try ShippedLexicons.shared.get()
        let renewal = EntryRenewal(library, lexicons: lexicons)
        func found(_ query: String, _ collection: String) async throws -> [String] {
            let request = SearchRequest(query, in: [collection], vocabulary: LexiconVocabulary(lexicons))
            return try await library.find(request).hits.map(\.source).sorted()
        }
        #expect(try await found("skill:kubernetes", "candidates").isEmpty)
        #expect(try await renewal.renew("candidates") == 2)
        #expect(try await renewal.renew("offers") == 1)
        #expect(try await found("skill:k8s", "candidates") == ["a.pdf", "b.pdf"])
        #expect(try await found("skill:kubernetes", "offers") == ["o.pdf"])
        #expect(try await library.people(in: "candidates").map(\.versions.count) == [2])
        #expect(try await library.people(in: "offers").isEmpty)
        let offer = try #require(try await library.entries(in: "offers").first)
        #expect(offer.status == .closed && offer.validUntil == "2026-12-31")
        #expect(try await renewal.renew("candidates") == 0)
        #expect(try await renewal.renew("offers") == 0)
    }

    private static func entry(_ name: String, _ data: String) -> NewLibraryEntry {
        NewLibraryEntry(
            inputSHA256: name,
            source: "\(name).pdf",
            run: ULID(),
            language: "fr",
            artifactSHA256: name,
            data: Data(data.utf8),
            title: name,
            lines: [TextLine(text: "Parcours", number: 1, kind: .paragraph, block: 0)]
        )
    }
}
