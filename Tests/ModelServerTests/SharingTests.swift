// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import LanguageModels
import ModelServers
import Testing

extension RealServerTests {
    @Suite("Several real servers of one model") struct SharingTests {
        private func start(_ count: Int) async throws -> [RealServer] {
            let servers = try (0..<count).map { _ in try RealServers.startLlama(context: 4096, slots: 1) }
            for server in servers { try await server.waitUntilReady() }
            return servers
        }

        private func pool(_ servers: [RealServer]) -> ModelPool {
            let configuration = ModelConfiguration(endpoints: servers.map(\.url), model: RealServers.chatModel)
            return ModelPool(configuration, http: HTTPClient())
        }

        private func prompt(_ person: String, _ task: String) -> ChatRequest {
            let lines = (1...20).map { "\($0)| \(person), comptable chez Exemple \($0), de mars 2014 à juin 2019" }
            return ChatRequest(prompt: lines.joined(separator: "\n") + "\n\nTask: \(task)", maximumOutput: 16)
        }

        @Test("questions about one CV stay with the server that has read it, and cost only what is new")
        func affinity() async throws {
            let servers = try await start(2)
            defer { for server in servers { server.stop() } }
            let pool = pool(servers)
            let people = ["Alix Fictive", "Zoé Exemple"]
            // Both at once, so that each server has read one of them.
            async let first = pool.complete(prompt(people[0], "who"))
            async let second = pool.complete(prompt(people[1], "who"))
            let homes = try await [first.endpoint, second.endpoint]
            #expect(Set(homes).count == 2)
            for task in ["work", "studies", "skills"] {
                for (person, home) in zip(people, homes) {
                    let reply = try await pool.complete(prompt(person, task))
                    #expect(reply.endpoint == home)
                    let (kept, read) = (reply.cachedTokens ?? 0, reply.promptTokens ?? 0)
                    #expect(kept > read * 9 / 10, "\(kept) of \(read)")
                }
            }
        }

        @Test("when a server dies its prompts go to the other, and where none is left an error says so")
        func failover() async throws {
            let servers = try await start(2)
            defer { for server in servers { server.stop() } }
            let pool = pool(servers)
            #expect(try await pool.complete(prompt("Alix Fictive", "who")).endpoint == servers[0].url.absoluteString)
            servers[0].stop()
            for number in 0..<6 {
                let reply = try await pool.complete(prompt("Alix Fictive", "question \(number)"))
                #expect(reply.endpoint == servers[1].url.absoluteString)
            }
            servers[1].stop()
            await #expect(throws: (any Error).self) { try await pool.complete(prompt("Alix Fictive", "again")) }
        }
    }
}
