// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel
import Testing

@testable import LanguageModels

@Suite("The bytes of a streamed answer") struct StreamReadingTests {
    private let server: ModelServer
    private let openAI: OpenAIBackend
    private let ollama: OllamaBackend

    init() throws {
        let url = try #require(URL(string: "http://127.0.0.1:1"))
        server = try ModelServer(ModelConfiguration(endpoints: [url]), http: HTTPClient())
        openAI = OpenAIBackend(server: server)
        ollama = OllamaBackend(server: server, version: "0.33.0", countsWholePrompt: true, keepAlive: nil)
    }

    /// What is made of a stream that arrives in these pieces.
    private func read(_ pieces: [Data], by backend: any ModelBackend) throws -> AnswerBuilder {
        var builder = AnswerBuilder()
        var splitter = LineSplitter()
        for piece in pieces {
            for line in splitter.lines(adding: piece) { try backend.read(line, into: &builder) }
        }
        if let line = splitter.remainder() { try backend.read(line, into: &builder) }
        return builder
    }

    private func code(_ stream: String) -> ErrorCode? {
        #expect(throws: GreffierError.self) { _ = try read([Data(stream.utf8)], by: openAI) }?.code
    }

    /// One answer with all that the servers put around it.
    private static let events = [
        ": ping", #"data: {"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}"#,
        #"data: {"choices":[{"index":0,"delta":{"content":"Zoë "},"finish_reason":null}]}"#,
        #"data: {"choices":[]}"#, #"data: {"choices":null}"#, "id: 7", "retry: 100",
        #"data: {"choices":[{"index":0,"delta":null}]}"#, #"data: {"choices":[{"index":0,"delta":{"content":""}}]}"#,
        "event: message\n" + #"data: {"choices":[{"index":0,"delta":{"content":"😀"},"error":null}],"error":null}"#,
        #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
        #"data: {"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3}}"#, "data: [DONE]",
    ]

    @Test(
        "events come out the same wherever they are cut, with or without a space or a carriage return",
        arguments: ["data: ", "data:"],
        ["\n", "\r\n"]
    )
    func events(prefix: String, end: String) throws {
        let stream = Self.events.map { $0 + "\n\n" }.joined()
        let bytes = Data(stream.replacing("data: ", with: prefix).replacing("\n", with: end).utf8)
        for cut in bytes.indices {
            let answer = try read([bytes[..<cut], bytes[cut...]], by: openAI)
            #expect(answer.text == "Zoë 😀")
            #expect(answer.finish == .stop)
            #expect(answer.model == "m")
            #expect(answer.promptTokens == 12)
            #expect(answer.outputTokens == 3)
        }
        let single = try read(bytes.map { Data([$0]) }, by: openAI)
        #expect(single.text == "Zoë 😀")
        #expect(single.finish == .stop)
    }

    @Test("lines come out the same wherever they are cut", arguments: ["\n", "\r\n", "\n\n"])
    func lines(end: String) throws {
        let lines = [
            #"{"model":"m","message":{"role":"assistant","content":"Zoë ","thinking":"hm"},"done":false}"#,
            #"{"model":"m","message":{"content":"😀"},"done":false}"#, #"{"model":"m","done":false}"#,
            #"{"model":"m","message":{"content":""},"done":true,"done_reason":"stop","prompt_eval_count":12,"eval_count":3}"#,
        ]
        let bytes = Data(lines.joined(separator: end).utf8)
        for cut in bytes.indices {
            let answer = try read([bytes[..<cut], bytes[cut...]], by: ollama)
            #expect(answer.text == "Zoë 😀")
            #expect(answer.finish == .stop)
            #expect(answer.promptTokens == 12)
            #expect(answer.outputTokens == 3)
        }
    }

    @Test("what is announced as an error is one, in whatever shape its data come")
    func errorEvents() {
        #expect(code("event: error\ndata: {\"error\":{\"message\":\"The model has crashed\"}}\n\n") == .modelBusy)
        #expect(code("event:error\r\ndata:{\"message\":\"context length exceeded\"}\r\n\r\n") == .modelContext)
        #expect(code("event: error\ndata: the model has crashed\n\n") == .modelBusy)
        #expect(code("data: the model has crashed\n\n") == .modelUngrounded)
        #expect(code("data: {\"error\":{\"message\":\"Insufficient VRAM: out of memory\"}}\n\n") == .modelUnfit)
    }

    @Test("an answer that llama-cpp-python breaks off for another request has no end, for all its end mark")
    func interrupted() throws {
        let whole = Self.events.joined(separator: "\r\n\r\n")
        let cut = Self.events.prefix(3).joined(separator: "\r\n\r\n") + "\r\n\r\ndata: [DONE]\r\n\r\n"
        #expect(try read([Data(whole.utf8)], by: openAI).finish == .stop)
        let broken = try read([Data(cut.utf8)], by: openAI)
        #expect(broken.text == "Zoë ")
        #expect(broken.finish == nil)
        #expect(!broken.repeatsPieces)
    }
}
