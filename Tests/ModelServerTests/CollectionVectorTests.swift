// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import HTTPClient
import JobModel
import LanguageModels
import ModelServers
import Retrieval
import Synchronization
import Testing

@testable import Daemon

extension RealServerTests {
    @Suite("Collections with a real model's vectors") struct CollectionVectorTests {
        private let folder = FileManager.default.temporaryDirectory.appending(path: "greffier-cv-\(UUID().uuidString)")

        init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

        @Test("a collection takes its vectors from a server, too long passages too, and each is found by its own text")
        func filled() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            let server = try await RealServers.shared.embedder()
            let library = try library(Switching(server.url))
            _ = try await library.upsert(Self.entry("boulanger", "Boulanger, CAP, travail de nuit"), in: "candidates")
            let long = (0..<3000).map { "mot\($0)" }.joined(separator: " ")
            _ = try await library.upsert(
                Self.entry("long", long),
                in: "candidates",
                chunker: Chunker(limit: 8192, overlap: 0)
            )
            #expect(try await library.search("boulanger", in: "candidates").first?.source == "boulanger.pdf")
            try await library.renewVectors()
            let info = try #require(try await library.collections().first)
            #expect(info.embedder.hasPrefix(RealServers.embeddingModel))
            #expect(info.dimension > 1 && info.withoutVector == 0)
            let legs = try await library.legs("Boulanger, CAP, travail de nuit", in: "candidates")
            #expect(legs.ranking(words: 0).first?.score ?? 0 > 0)
            #expect(try await library.damages(thorough: true).isEmpty)
        }

        @Test("a model that changes its dimension under its name: the old vectors serve until all are made again")
        func changed() async throws {
            defer { try? FileManager.default.removeItem(at: folder) }
            let model = Switching(try await RealServers.shared.embedder().url)
            let library = try library(model)
            for number in 0..<5 {
                let text = "Soudeur numéro \(number) à Brest"
                _ = try await library.upsert(Self.entry("\(number)", text), in: "candidates")
            }
            try await library.renewVectors()
            let before = try #require(try await library.collections().first)
            model.change(to: try await RealServers.shared.otherEmbedder().url)
            _ = try await library.upsert(Self.entry("neuf", "Soudeuse à Nantes"), in: "candidates")
            while try await library.collections().first?.rebuilding == nil {
                #expect(try await library.advanceVectors(most: 2))
            }
            let during = try #require(try await library.collections().first)
            #expect(during.dimension == before.dimension)
            #expect(during.rebuilding?.dimension != before.dimension)
            #expect(try await library.search("soudeuse Nantes", in: "candidates").first?.source == "neuf.pdf")
            try await library.renewVectors()
            let after = try #require(try await library.collections().first)
            #expect(after.dimension == during.rebuilding?.dimension)
            #expect(after.rebuilding == nil && after.withoutVector == 0)
            #expect(try await library.search("soudeuse Nantes", in: "candidates").first?.source == "neuf.pdf")
        }

        private func library(_ model: Switching) throws -> Library {
            try Library(
                path: folder.appending(path: "library.sqlite").path,
                embedder: ModelEmbedder(model, trust: .zero)
            )
        }

        private static func entry(_ name: String, _ text: String) -> NewLibraryEntry {
            NewLibraryEntry(
                inputSHA256: name,
                source: "\(name).pdf",
                run: ULID(),
                language: "fr",
                artifactSHA256: name,
                data: Data("{}".utf8),
                title: name,
                lines: [TextLine(text: text, number: 1, kind: .paragraph, block: 0)]
            )
        }
    }
}

/// The model of one server, and then of another.
private final class Switching: EmbeddingModel {
    private let current: Mutex<ConfiguredEmbedder>

    init(_ url: URL) { current = Mutex(Self.model(url)) }

    func change(to url: URL) { current.withLock { $0 = Self.model(url) } }

    func identity() async throws -> ModelIdentity { try await current.withLock { $0 }.identity() }

    func embed(_ texts: [String]) async throws -> EmbeddingReply { try await current.withLock { $0 }.embed(texts) }

    private static func model(_ url: URL) -> ConfiguredEmbedder {
        ConfiguredEmbedder(ModelConfiguration(endpoints: [url], model: RealServers.embeddingModel), http: HTTPClient())
    }
}
