// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import Retrieval
import Testing

@testable import Daemon

@Suite("Collections in files")
struct CollectionFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-file-\(UUID().uuidString)")
    private var file: String { folder.appending(path: "candidates.jsonl").path }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    @Test("what is exported is imported with its vectors, texts, fields and dates, and found alike")
    func roundTrip() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = try await library("a", entries: 150)
        let written = try await CollectionFile(source).write("candidates", to: file)
        #expect(written.entries == 150)
        #expect(written.vectors == 150)
        #expect(written.embedder == "lexical/1")
        let target = try Library(path: folder.appending(path: "b.sqlite").path)
        let read = try await CollectionFile(target).read(file, into: nil)
        #expect(read == written)
        let entries = try await source.entries(in: "candidates")
        #expect(try await target.entries(in: "candidates") == entries)
        #expect(try await target.collections().first?.withoutVector == 0)
        for query in ["soudeur 17", "\"numéro 3\"", "ville:Brest soudeur"] {
            let hits = try await target.search(query, in: "candidates")
            let wanted = try await source.search(query, in: "candidates")
            #expect(!hits.isEmpty)
            #expect(hits == wanted)
        }
        #expect(!FileManager.default.fileExists(atPath: file + ".part"))
        let again = try await CollectionFile(target).read(file, into: nil)
        #expect(again.entries == 150)
        #expect(try await target.collections().first?.entries == 150)
    }

    @Test("under another name the entries are others, and both collections stay")
    func otherName() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let library = try await library("a", entries: 3)
        _ = try await CollectionFile(library).write("candidates", to: file)
        _ = try await CollectionFile(library).read(file, into: "copie")
        #expect(try await library.collections().map(\.entries) == [3, 3])
        let ids = try await library.entries(in: "candidates").map(\.id)
        let others = try await library.entries(in: "copie").map(\.id)
        #expect(Set(ids).isDisjoint(with: others))
    }

    @Test("a file that was cut short or changed is refused before anything is touched", arguments: [0, 1, 2])
    func damagedFile(kind: Int) async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = try await library("a", entries: 5)
        _ = try await CollectionFile(source).write("candidates", to: file)
        var text = try String(contentsOfFile: file, encoding: .utf8)
        switch kind {
        case 0: text = String(text.dropLast(400))
        case 1: text = text.replacing("soudeur2.pdf", with: "soudeur9.pdf")
        default: text = "{}\n" + text
        }
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let target = try Library(path: folder.appending(path: "b.sqlite").path)
        await #expect(throws: CollectionFile.Failure.self) { try await CollectionFile(target).read(file, into: nil) }
        #expect(try await target.collections().isEmpty)
    }

    @Test("a file is not written over, nor made for a collection that does not exist")
    func refusals() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = try await library("a", entries: 1)
        await #expect(throws: CollectionFile.Failure.unknownCollection("offers")) {
            try await CollectionFile(source).write("offers", to: file)
        }
        _ = try await CollectionFile(source).write("candidates", to: file)
        await #expect(throws: CollectionFile.Failure.exists(file)) {
            try await CollectionFile(source).write("candidates", to: file)
        }
    }

    private func library(_ name: String, entries: Int) async throws -> Library {
        let library = try Library(path: folder.appending(path: "\(name).sqlite").path)
        for number in 0..<entries {
            var entry = NewLibraryEntry(
                inputSHA256: "\(number)",
                source: "soudeur\(number).pdf",
                run: ULID(),
                language: "fr",
                artifactSHA256: "a\(number)",
                data: Data("{}".utf8),
                title: "Soudeur \(number)",
                lines: [TextLine(text: "Soudeur numéro \(number) à Brest", number: 1, page: 1)]
            )
            entry.fields = [EntryField(.city, "Brest")].compactMap { $0 }
            _ = try await library.upsert(entry, in: "candidates")
        }
        return library
    }
}
