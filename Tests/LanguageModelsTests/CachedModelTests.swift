// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel
import LanguageModels
import Synchronization
import Testing

@Suite("Answers of models that are given again")
struct CachedModelTests {
    /// A model that answers at once `answer 1`, `answer 2`…, behind a cache of its own.
    private func withCache(
        limit: Int = AnswerCache.usualLimit,
        _ body: (_ cached: CachedModel, _ model: HeldModel, _ cache: AnswerCache, _ folder: String) async throws -> Void
    ) async throws {
        try await ScratchFolder.with { folder in
            let model = HeldModel()
            model.answerAlone()
            let cache = AnswerCache(directory: folder, limit: limit)
            try await body(CachedModel(model, cache: cache), model, cache, folder)
        }
    }

    private func ask(_ model: CachedModel, _ request: ChatRequest, isUseful: Bool = true) async throws -> ChatReply {
        let reply = try await model.complete(request)
        await model.settle(reply, to: request, isUseful: isUseful)
        return reply
    }

    @Test("a useful answer is given again, says so, and is seen whole by who watches; the model is asked once")
    func again() async throws {
        try await withCache { cached, model, _, _ in
            var request = ChatRequest(prompt: "R&D <C++>")
            let first = try await ask(cached, request)
            #expect(first.text == "answer 1" && !first.isCached)
            let seen = Mutex<[ChatProgress]>([])
            request.onProgress = { progress in seen.withLock { $0.append(progress) } }
            let second = try await ask(cached, request)
            #expect(second.text == "answer 1" && second.isCached && second.tries == 0 && second.finish == .stop)
            #expect(second.promptTokens == first.promptTokens && second.outputTokens == first.outputTokens)
            #expect(second.digest == "d1" && second.endpoint == "http://one" && second.model == first.model)
            #expect(seen.withLock { $0 } == [.began(endpoint: "http://one"), .text("answer 1")])
            #expect(model.requests.count == 1)
        }
    }

    @Test("an answer that nobody found useful is not kept, nor one before it was looked at, nor one that was cut")
    func onlyUseful() async throws {
        try await withCache { cached, model, _, folder in
            let request = ChatRequest(prompt: "a")
            _ = try await ask(cached, request, isUseful: false)
            let reply = try await cached.complete(request)
            for finish in [ChatReply.Finish.length, .loop] {
                await cached.settle(HeldModel.reply("half", finish: finish), to: request, isUseful: true)
            }
            #expect(!reply.isCached && model.requests.count == 2)
            #expect(try ScratchFolder.files(folder).isEmpty)
        }
    }

    @Test("a kept answer that is found to be no use goes")
    func refused() async throws {
        try await withCache { cached, _, _, folder in
            let request = ChatRequest(prompt: "a")
            _ = try await ask(cached, request)
            #expect(try await ask(cached, request, isUseful: false).isCached)
            #expect(try ScratchFolder.files(folder).isEmpty)
            #expect(try await ask(cached, request).text == "answer 2")
        }
    }

    @Test("another prompt, form, limit, temperature, seed, model, version or window is another question")
    func keys() async throws {
        try await withCache { cached, model, _, _ in
            var requests = [
                ChatRequest(prompt: "a"), ChatRequest(prompt: "b"), ChatRequest(prompt: "a", maximumOutput: 7),
            ]
            requests.append(ChatRequest(prompt: "a", schema: try JSONSchema(["type": "object"])))
            requests.append(ChatRequest(prompt: "a", schema: try JSONSchema(["type": "array"])))
            requests.append(ChatRequest(prompt: "a"))
            requests[5].temperature = 0.7
            requests.append(requests[5])
            requests[6].seed = 43
            for request in requests { #expect(try await !ask(cached, request).isCached) }
            // Of a temperature above 0 the same seed means the same answer.
            for request in requests { #expect(try await ask(cached, request).isCached) }
            let changes: [@Sendable (inout ModelIdentity) -> Void] = [
                { $0.model = "large" }, { $0.serverVersion = "2" }, { $0.context = 4096 }, { $0.provider = .openai },
            ]
            for change in changes {
                model.become(change)
                #expect(try await !ask(cached, requests[0]).isCached)
                #expect(try await ask(cached, requests[0]).isCached)
            }
            // New weights under the same name; the reply of the old ones is not kept for them.
            model.become(isAnswering: false) { $0.digest = "d2" }
            #expect(try await !ask(cached, requests[0]).isCached)
            #expect(try await !ask(cached, requests[0]).isCached)
        }
    }

    @Test("where answers must be new nothing is given again, and the new one takes the place of the old")
    func unused() async throws {
        try await withCache { cached, _, _, _ in
            let request = ChatRequest(prompt: "a")
            _ = try await ask(cached, request)
            let anew = StageContext(run: ULID(date: Date()), pipeline: "cv", stage: "profile", usesMemo: false)
            let second = try await StageContext.$current.withValue(anew) { try await ask(cached, request) }
            #expect(second.text == "answer 2" && !second.isCached)
            #expect(try await ask(cached, request).text == "answer 2")
        }
    }

    @Test("files can be read by their owner alone, and hold no prompt")
    func secret() async throws {
        try await withCache { cached, _, _, folder in
            _ = try await ask(cached, ChatRequest(prompt: "Jean Dupont, Nantes"))
            let file = try #require(try ScratchFolder.files(folder).first)
            let manager = FileManager.default
            func mode(_ path: String) throws -> Int? {
                try manager.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            }
            #expect(try mode(file) == 0o600)
            #expect(try mode(folder) == 0o700)
            #expect(try mode((file as NSString).deletingLastPathComponent) == 0o700)
            let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
            #expect(text.contains("answer 1") && !text.contains("Dupont"))
        }
    }

    @Test("a file that is torn at any byte, changed or strange is no answer, and goes")
    func torn() async throws {
        try await withCache { cached, model, _, folder in
            let request = ChatRequest(prompt: "a")
            _ = try await ask(cached, request)
            let file = URL(fileURLWithPath: try #require(try ScratchFolder.files(folder).first))
            let whole = try Data(contentsOf: file)
            var changed = whole
            changed[whole.count - 3] ^= 1
            for bytes in (0..<whole.count).map({ whole.prefix($0) }) + [changed, whole + [10], Data("{}".utf8)] {
                try bytes.write(to: file)
                let asked = model.requests.count
                #expect(try await !cached.complete(request).isCached)
                #expect(model.requests.count == asked + 1)
                #expect(!FileManager.default.fileExists(atPath: file.path))
            }
            try whole.write(to: file)
            #expect(try await cached.complete(request).isCached)
        }
    }

    @Test("those not used for longest go when the room is full, and those not used since a date when asked to")
    func bounded() async throws {
        try await withCache(limit: 4000) { cached, _, cache, folder in
            // The system's own times are as coarse as its tick: two answers may have the same one.
            let old = Date(timeIntervalSince1970: 1_000_000)
            var files: [String] = []
            for number in 0..<40 {
                _ = try await ask(cached, ChatRequest(prompt: "\(number)"))
                let earlier = Set(files)
                files = try ScratchFolder.files(folder)
                for file in files where !earlier.contains(file) {
                    try FileManager.default.setAttributes(
                        [.modificationDate: old + Double(number)],
                        ofItemAtPath: file
                    )
                }
            }
            let bytes = try files.reduce(0) { try $0 + Data(contentsOf: URL(fileURLWithPath: $1)).count }
            #expect(bytes <= 4000 && files.count > 5)
            #expect(try await cached.complete(ChatRequest(prompt: "39")).isCached)
            #expect(try await !cached.complete(ChatRequest(prompt: "0")).isCached)

            for file in files { try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: file) }
            // Read, and so in use.
            #expect(try await cached.complete(ChatRequest(prompt: "39")).isCached)
            let left = folder + "/ab"
            try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
            try Data("left by a dead process".utf8).write(to: URL(fileURLWithPath: left + "/.tmp-1"))
            try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: left + "/.tmp-1")
            #expect(try await cache.prune(unusedSince: old + 1, dryRun: true) == files.count - 1)
            #expect(try ScratchFolder.files(folder).count == files.count + 1)
            #expect(try await cache.prune(unusedSince: old + 1) == files.count - 1)
            #expect(try ScratchFolder.files(folder).count == 1)
            #expect(try await cached.complete(ChatRequest(prompt: "39")).isCached)
        }
    }

    @Test("a folder that cannot be written to costs the reuse, and no call")
    func unwritable() async throws {
        try await ScratchFolder.with { folder in
            try Data().write(to: URL(fileURLWithPath: folder))
            let model = HeldModel()
            model.answerAlone()
            let cached = CachedModel(model, cache: AnswerCache(directory: folder))
            for number in 1...2 {
                #expect(try await ask(cached, ChatRequest(prompt: "a")).text == "answer \(number)")
            }
        }
    }

    @Test("an answer with a form is kept once it was found to obey it, mistakes are asked about anew")
    func structured() async throws {
        try await ScratchFolder.with { folder in
            let model = HeldModel()
            let cached = CachedModel(model, cache: AnswerCache(directory: folder))
            let schema = try JSONSchema(["type": "object", "required": ["name"]])
            let question = StructuredQuestion(model: cached, schema: schema, maximumOutput: 50) { "a\($0)" }
            async let first = question.ask()
            await model.wasAsked()
            model.answer(.success(HeldModel.reply("{}")))
            await model.wasAsked()
            model.answer(.success(HeldModel.reply(#"{"name": "x"}"#)))
            #expect(try await first.outcome.get() == ["name": "x"])
            #expect(try ScratchFolder.files(folder).count == 1)
        }
    }
}
