// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel
import ModelServers
import Synchronization
import Testing

@testable import LanguageModels

extension RealServerTests {
    @Suite("A chat") struct ChatTests {
        @Test("an answer comes whole and in pieces, with its counts", arguments: Server.allCases)
        func streams(server: Server) async throws {
            let server = try await server.start()
            let seen = Mutex<[ChatProgress]>([])
            var request = ChatRequest(prompt: "Dis bonjour à Zoé, s’il te plaît.", maximumOutput: 60)
            // What the server has kept of a prompt changes its sums in the last digits: both answers below begin with all
            // of it kept.
            _ = try await model(at: server.url).complete(request)
            request.onProgress = { progress in seen.withLock { $0.append(progress) } }
            let reply = try await model(at: server.url).complete(request)
            let events = seen.withLock { $0 }
            #expect(events.first == .began(endpoint: reply.endpoint))
            let pieces = events.compactMap { if case .text(let piece) = $0 { piece } else { nil } }
            #expect(pieces.joined() == reply.text)
            #expect(!reply.text.isEmpty)
            #expect(reply.model.hasSuffix(RealServers.chatModel))
            if let output = reply.outputTokens { #expect((1...60).contains(output)) }
            // Without watching, the same words: seed and temperature fix them.
            request.onProgress = nil
            #expect(try await model(at: server.url).complete(request).text == reply.text)
        }

        @Test("an answer that the limit of tokens cut says so", arguments: Server.allCases)
        func length(server: Server) async throws {
            let server = try await server.start()
            var request = ChatRequest(prompt: "Écris longuement.", maximumOutput: 3)
            request.temperature = 1
            var finishes: [ChatReply.Finish] = []
            for seed in 1...8 {
                request.seed = seed
                finishes.append(try await model(at: server.url).complete(request).finish)
            }
            #expect(finishes.contains(.length), "\(finishes)")
        }

        @Test(
            "every finished answer to the prompts for a CV obeys their schemas",
            arguments: [Server.llama],
            CVSectionGroup.allCases
        )
        func schemas(server: Server, group: CVSectionGroup) async throws {
            let server = try await server.start()
            let client = model(at: server.url)
            var whole = 0
            for seed in 1...6 {
                var request = ChatRequest(
                    prompt: "1| Alix Fictive\n2| Comptable, Nantes\n\nTask: \(group.rawValue)",
                    schema: group.schema,
                    maximumOutput: group.maximumOutput
                )
                request.seed = seed
                request.temperature = 1
                let reply = try await client.complete(request)
                guard reply.finish == .stop else { continue }
                whole += 1
                let value = try JSONValue(parsing: reply.text)
                let errors = group.schema.errors(in: value)
                #expect(errors.isEmpty, "\(errors.first.map(\.description) ?? "") in \(reply.text.prefix(200))")
            }
            #expect(whole > 0, "no answer ended by itself")
        }

        @Test("two requests at once are both answered", arguments: [Server.llama])
        func concurrent(server: Server) async throws {
            let server = try await server.start()
            let client = model(at: server.url)
            try await withThrowingTaskGroup(of: ChatReply.self) { group in
                for seed in 1...4 {
                    group.addTask {
                        var request = ChatRequest(prompt: "Écris une longue histoire \(seed).", maximumOutput: 200)
                        request.seed = seed
                        request.temperature = 1
                        return try await Self.persistently { try await client.complete(request) }
                    }
                }
                for try await reply in group { #expect(reply.finish != .loop && !reply.text.isEmpty) }
            }
        }

        /// A server that breaks off for a newer request is asked again, as stages are by the engine; anything else is thrown.
        private static func persistently(_ ask: () async throws -> ChatReply) async throws -> ChatReply {
            for _ in 1...50 {
                do {
                    return try await ask()
                } catch let error as GreffierError where error.errorClass == .transient {
                    continue
                }
            }
            return try await ask()
        }

        @Test("after an answer is cancelled in its middle the next one comes", arguments: Server.allCases)
        func cancelled(server: Server) async throws {
            let server = try await server.start()
            let client = model(at: server.url)
            for round in 1...3 {
                let begun = AsyncStream<Void>.makeStream()
                var long = ChatRequest(prompt: "Écris sans fin \(round).", maximumOutput: 4000)
                long.temperature = 1.5
                long.seed = round
                long.onProgress = { if case .text = $0 { begun.continuation.yield() } }
                let request = long
                let task = Task {
                    // It may write nothing.
                    defer { begun.continuation.finish() }
                    return try await client.complete(request)
                }
                for await _ in begun.stream { break }
                task.cancel()
                _ = await task.result
                let reply = try await client.complete(ChatRequest(prompt: "Encore ?", maximumOutput: 20))
                #expect(!reply.text.isEmpty)
            }
        }

        @Test(
            "a name that the server does not list is refused, though the server would answer",
            arguments: Server.allCases
        )
        func wrongName(server: Server) async throws {
            let server = try await server.start()
            let raw = try await server.post(
                "/v1/chat/completions",
                ["model": "mistrall", "max_tokens": 4, "messages": [["role": "user", "content": "x"]]]
            )
            #expect(raw["choices"] != nil, "the server answers for any name")
            let error = try await failure(model(at: server.url, "mistrall"), ChatRequest(prompt: "x"))
            #expect(error.code == .modelMissing)
            #expect(error.detail.contains("nearest: \(RealServers.chatModel)"), "\(error.detail)")
        }

        @Test("while a server loads its model it says so, and then it answers")
        func loading() async throws {
            // The cache for so many tokens takes a moment to clear, and the server says 503 meanwhile.
            let server = try RealServers.startLlama(context: 2_000_000, slots: 1)
            defer { server.stop() }
            let end = ContinuousClock.now + .seconds(300)
            var codes: [ErrorCode] = []
            while await server.status("/health") == 0 {
                try #require(ContinuousClock.now < end, "the server does not listen")
                try await Task.sleep(for: .milliseconds(5))
            }
            while true {
                do {
                    let client = model(at: server.url)
                    let reply = try await client.complete(ChatRequest(prompt: "Bonjour", maximumOutput: 10))
                    #expect(!reply.text.isEmpty)
                    break
                } catch let error as GreffierError {
                    codes.append(error.code)
                    try #require(ContinuousClock.now < end, "\(codes.suffix(5))")
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            // A fast machine may be ready before it is asked.
            #expect(Set(codes).isSubset(of: [.modelLoading]), "\(codes)")
        }
    }
}
