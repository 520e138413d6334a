// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import LanguageModels
import Synchronization
import Testing

@Suite("Equal questions asked at the same time", .timeLimit(.minutes(10)))
struct SingleFlightTests {
    private func withModel(_ body: (_ cached: CachedModel, _ model: HeldModel) async throws -> Void) async throws {
        try await ScratchFolder.with { folder in
            let model = HeldModel()
            try await body(CachedModel(model, cache: AnswerCache(directory: folder)), model)
        }
    }

    /// A request that tells when it shares what is being asked.
    private func watched() -> (request: ChatRequest, pieces: AsyncStream<ChatProgress>) {
        let (pieces, continuation) = AsyncStream<ChatProgress>.makeStream()
        var request = ChatRequest(prompt: "a")
        request.onProgress = { continuation.yield($0) }
        return (request, pieces)
    }

    /// Two who wait for one answer, the first of whom has asked.
    private func sharing(_ cached: CachedModel, _ model: HeldModel) async -> (
        first: Task<ChatReply, any Error>, second: Task<ChatReply, any Error>
    ) {
        let first = Task { try await cached.complete(ChatRequest(prompt: "a")) }
        await model.wasAsked()
        model.requests.first?.onProgress?(.began(endpoint: "http://one"))
        let (request, pieces) = watched()
        let second = Task { try await cached.complete(request) }
        for await _ in pieces { break }
        return (first, second)
    }

    @Test("are asked once; all get the answer, one of them as the one who asked, and see what was written before")
    func shared() async throws {
        try await withModel { cached, model in
            let first = Task { try await cached.complete(ChatRequest(prompt: "a")) }
            await model.wasAsked()
            let tell = try #require(model.requests.first?.onProgress)
            tell(.began(endpoint: "http://one"))
            tell(.text("Hel"))
            let (request, pieces) = watched()
            let second = Task { try await cached.complete(request) }
            var seen: [ChatProgress] = []
            for await piece in pieces {
                seen.append(piece)
                if seen.count == 2 { tell(.text("lo")) }
                if seen.count == 3 { break }
            }
            #expect(seen == [.began(endpoint: "http://one"), .text("Hel"), .text("lo")])
            model.answer(.success(HeldModel.reply("Hello")))
            let replies = try await [first.value, second.value]
            #expect(replies.map(\.text) == ["Hello", "Hello"])
            #expect(replies.map(\.isCached) == [false, true])
            #expect(model.requests.count == 1)
        }
    }

    @Test("go on for the others when the first is cancelled, who ends at once and pays for nothing")
    func leaderLeaves() async throws {
        try await withModel { cached, model in
            let (first, second) = await sharing(cached, model)
            first.cancel()
            await #expect(throws: CancellationError.self) { try await first.value }
            #expect(model.cancelled == 0)
            model.answer(.success(HeldModel.reply("Hello")))
            let reply = try await second.value
            #expect(!reply.isCached, "who is left has asked")
        }
    }

    @Test("are cancelled when nobody waits any more, and asked anew by who comes then")
    func allLeave() async throws {
        try await withModel { cached, model in
            let first = Task { try await cached.complete(ChatRequest(prompt: "a")) }
            await model.wasAsked()
            first.cancel()
            await #expect(throws: CancellationError.self) { try await first.value }
            let second = Task { try await cached.complete(ChatRequest(prompt: "a")) }
            await model.wasAsked()
            #expect(model.cancelled == 1 && model.requests.count == 2)
            model.answer(.success(HeldModel.reply("Hello")))
            let reply = try await second.value
            #expect(reply.text == "Hello")
        }
    }

    @Test("fail alike, and are asked anew afterwards")
    func failures() async throws {
        try await withModel { cached, model in
            let (first, second) = await sharing(cached, model)
            model.answer(.failure(GreffierError(.modelBusy)))
            for task in [first, second] {
                let error = await #expect(throws: GreffierError.self) { try await task.value }
                #expect(error?.code == .modelBusy)
            }
            model.answerAlone()
            let anew = try await cached.complete(ChatRequest(prompt: "a"))
            #expect(anew.text == "answer 2")
        }
    }

    @Test("a task that was cancelled before it asked gets no answer and asks nothing for long")
    func cancelledBefore() async throws {
        try await withModel { cached, _ in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await cached.complete(ChatRequest(prompt: "a"))
            }
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test("leave nothing behind, however many there were and however they ended")
    func many() async throws {
        try await withModel { cached, model in
            model.answerAlone()
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<2000 {
                    group.addTask {
                        let task = Task { try await cached.complete(ChatRequest(prompt: "\(number % 50)")) }
                        if number % 3 == 0 { task.cancel() }
                        _ = try? await task.value
                    }
                }
            }
            let after = try await cached.complete(ChatRequest(prompt: "after"))
            #expect(!after.isCached)
        }
    }
}
