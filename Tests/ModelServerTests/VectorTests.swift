// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel
import LanguageModels
import ModelServers
import Testing

extension RealServerTests {
    @Suite("Vectors") struct VectorTests {
        private static let texts = [
            "Développeuse Swift et Python à Nantes.", "Python and Swift developer in Nantes.",
            "Boulanger, CAP en 2003, travail de nuit.", "Développeuse Swift et Python à Nantes.",
        ]

        private func embedder(at url: URL, _ name: String) -> ConfiguredEmbedder {
            ConfiguredEmbedder(ModelConfiguration(endpoints: [url], model: name), http: HTTPClient())
        }

        @Test("each text has a vector of length 1, the same text the same one, alone as in company")
        func vectors() async throws {
            let server = try await RealServers.shared.embedder()
            let model = embedder(at: server.url, RealServers.embeddingModel)
            let reply = try await model.embed(Self.texts)
            let vectors = try reply.vectors.map { try $0.get() }
            #expect(vectors.count == Self.texts.count)
            #expect(Set(vectors.map(\.count)).count == 1)
            for vector in vectors {
                #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-4)
            }
            let alone = try #require(try await model.embed([Self.texts[0]]).vectors.first).get()
            let likeness = { (other: [Float]) in zip(alone, other).reduce(0) { $0 + $1.0 * $1.1 } }
            #expect(likeness(vectors[0]) > 0.9999)
            #expect(likeness(vectors[3]) > 0.9999)
            #expect(likeness(vectors[2]) < 0.9999)
        }

        @Test("a text that is too long is refused, and costs no other its vector")
        func tooLong() async throws {
            let server = try await RealServers.shared.embedder()
            let long = (0..<4000).map { "mot\($0)" }.joined(separator: " ")
            let model = embedder(at: server.url, RealServers.embeddingModel)
            let vectors = try await model.embed([Self.texts[0], long, Self.texts[2]]).vectors
            #expect(try vectors[0].get().isEmpty == false)
            #expect(throws: GreffierError.self) { try vectors[1].get() }
            guard case .failure(let error) = vectors[1] else { return }
            #expect(error.code == .modelContext)
            #expect(try vectors[2].get().isEmpty == false)
        }

        @Test("a server that only chats is told from one that embeds")
        func noEmbedder() async throws {
            let server = try await RealServers.shared.python()
            let model = embedder(at: server.url, RealServers.chatModel)
            let error = await #expect(throws: GreffierError.self) { try await model.embed(Self.texts) }
            #expect(error?.code == .modelUnfit)
        }
    }
}
