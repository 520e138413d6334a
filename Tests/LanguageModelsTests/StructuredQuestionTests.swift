// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import LanguageModels
import Synchronization
import Testing

@Suite("A question whose answer has a form") struct StructuredQuestionTests {
    /// Answers one request after the other as a test wrote it.
    private final class Model: ChatModel {
        private let steps: Mutex<[Result<(String, ChatReply.Finish), GreffierError>]>
        private let asked = Mutex<[ChatRequest]>([])
        private let context: Int?

        init(context: Int? = nil, _ steps: Result<(String, ChatReply.Finish), GreffierError>...) {
            self.steps = Mutex(steps)
            self.context = context
        }

        var requests: [ChatRequest] { asked.withLock { $0 } }

        func complete(_ request: ChatRequest) async throws -> ChatReply {
            asked.withLock { $0.append(request) }
            let step = steps.withLock { $0.isEmpty ? .failure(GreffierError(.modelBusy)) : $0.removeFirst() }
            let (text, finish) = try step.get()
            return ChatReply(text: text, finish: finish, model: "m", endpoint: "e", promptTokens: 100)
        }

        func identity() async throws -> ModelIdentity {
            ModelIdentity(provider: .openai, endpoint: "e", model: "m", context: context)
        }
    }

    static let schema: JSONValue = [
        "type": "object", "required": ["name", "skills"], "additionalProperties": false,
        "properties": [
            "name": ["type": "string"],
            "skills": ["type": "array", "minItems": 2, "items": ["type": "string", "maxLength": 5]],
        ],
    ]

    private func question(_ model: Model) throws -> StructuredQuestion {
        StructuredQuestion(model: model, schema: try JSONSchema(Self.schema), maximumOutput: 200) { errors in
            "Stable R&D <C++>." + errors.map { "\n- \($0)" }.joined()
        }
    }

    @Test("a valid answer is asked once, also when a model wraps it in words")
    func once() async throws {
        let model = Model(.success(("Sure:\n```json\n{\"name\":\"A\",\"skills\":[\"x\",\"y\"]}\n```", .stop)))
        let answer = try await question(model).ask()
        #expect(try answer.outcome.get() == ["name": "A", "skills": ["x", "y"]])
        #expect(answer.replies.count == 1)
        #expect(model.requests.map(\.prompt) == ["Stable R&D <C++>."])
        #expect(model.requests.first?.schema?.source == Self.schema)
    }

    @Test("mistakes follow the same prompt, three times in all")
    func mistakes() async throws {
        let model = Model(
            .success(("no", .stop)),
            .success((#"{"name":"A","skills":["toolong","y"]}"#, .stop)),
            .success((#"{"name":"A"}"#, .stop))
        )
        let answer = try await question(model).ask()
        #expect(throws: GreffierError(.modelUngrounded, detail: "the document is missing the member \"skills\"")) {
            try answer.outcome.get()
        }
        #expect(!answer.isUnfinished)
        #expect(answer.replies.count == 3)
        let prompts = model.requests.map(\.prompt)
        #expect(prompts.allSatisfy { $0.hasPrefix("Stable R&D <C++>.") })
        try #require(prompts.count == 3)
        #expect(prompts[1].hasSuffix("- the answer holds no JSON object"))
        #expect(prompts[2].hasSuffix("- /skills/0 has 7 characters, more than 5"))
    }

    @Test("a cut answer is kept as far as it is whole, and its rest is asked for at the prompt's end")
    func continuation() async throws {
        let model = Model(
            .success((#"{"name":"A","skills":["x","y","zz"#, .length)),
            .success((#"{"name":"A","skills":["y","z","w"]}"#, .stop))
        )
        let answer = try await question(model).ask()
        #expect(try answer.outcome.get() == ["name": "A", "skills": ["x", "y", "z", "w"]])
        let second = try #require(model.requests.last)
        #expect(second.prompt.hasPrefix("Stable R&D <C++>.\n\n"))
        #expect(second.prompt.contains(#"{"name":"A","skills":["x","y"]}"#))
        #expect(!second.prompt.contains("zz"))
        #expect(second.maximumOutput == 400)
    }

    @Test("an answer may grow as far as the window has room")
    func growth() async throws {
        let nothing = Result<(String, ChatReply.Finish), GreffierError>.success((#"{"name":"aaaa"#, .length))
        let whole = Result<(String, ChatReply.Finish), GreffierError>.success(
            (#"{"name":"a","skills":["b","c"]}"#, .stop)
        )
        let tight = Model(context: 464, nothing, whole)
        _ = try await question(tight).ask()
        #expect(tight.requests.map(\.maximumOutput) == [200, 300])
        #expect(tight.requests.map(\.prompt) == ["Stable R&D <C++>.", "Stable R&D <C++>."])
        let full = Model(context: 364, nothing, whole)
        let answer = try await question(full).ask()
        #expect(full.requests.count == 1, "the same turn again would end the same way")
        #expect(answer.isUnfinished)
        var strict = try question(Model(nothing, whole))
        strict.mayGrow = false
        #expect(try await strict.ask().isUnfinished)
    }

    @Test("three cut answers in a row are unfinished, not wrong")
    func unfinished() async throws {
        let model = Model(
            .success((#"{"name":"A","skills":["x","#, .length)),
            .success((#"{"name":"A","skills":["y","#, .length)),
            .success((#"{"name":"A","skills":["z","#, .length))
        )
        let answer = try await question(model).ask()
        #expect(answer.isUnfinished)
        #expect(throws: GreffierError(.modelUngrounded, detail: "the answer never ends")) { try answer.outcome.get() }
        #expect(model.requests.last?.prompt.contains(#"["x","y"]"#) == true)
    }

    @Test("an answer that goes round in circles is kept up to its first circle")
    func loop() async throws {
        let model = Model(
            .success((#"{"name":"A","skills":["x","y","x","y","x","y",   "#, .loop)),
            .success((#"{"name":"A","skills":["z"]}"#, .stop))
        )
        let answer = try await question(model).ask()
        #expect(try answer.outcome.get() == ["name": "A", "skills": ["x", "y", "z"]])
        #expect(model.requests.last?.prompt.contains("repeated itself without end") == true)
    }

    @Test("a circle of nothing is told as a mistake")
    func emptyLoop() async throws {
        let model = Model(.success(("      ", .loop)), .success((#"{"name":"A","skills":["x","y"]}"#, .stop)))
        #expect(try await question(model).ask().replies.count == 2)
        #expect(
            model.requests.last?.prompt.hasSuffix("- the answer repeated itself without end; name each thing once")
                == true
        )
    }

    @Test("whole parts that break the schema are not kept")
    func wrongBeginning() async throws {
        let model = Model(
            .success((#"{"name":"A","skills":["toolong","y","#, .length)),
            .success((#"{"name":"A","skills":["x","y"]}"#, .stop))
        )
        #expect(try await question(model).ask().outcome.get() == ["name": "A", "skills": ["x", "y"]])
        #expect(model.requests.last?.prompt == "Stable R&D <C++>.\n- /skills/0 has 7 characters, more than 5")
    }

    @Test("when beginning and rest make no valid whole, it is asked for in full")
    func wrongRest() async throws {
        let model = Model(
            .success((#"{"name":"A","#, .length)),
            .success((#"{"name":"A","skills":["toolong","y"]}"#, .stop)),
            .success((#"{"name":"B","skills":["x","y"]}"#, .stop))
        )
        #expect(try await question(model).ask().outcome.get() == ["name": "B", "skills": ["x", "y"]])
        #expect(model.requests.last?.prompt.contains("settled") == false)
    }

    @Test("a stream that broke is asked again; other failures of the model are told at once")
    func failures() async throws {
        let broken = Model(
            .failure(GreffierError(.modelUngrounded)),
            .success((#"{"name":"A","skills":["x","y"]}"#, .stop))
        )
        #expect(try await question(broken).ask().replies.count == 1)
        #expect(broken.requests.last?.prompt.hasSuffix("- the answer broke off") == true)
        let down = Model(.success(("?", .stop)), .failure(GreffierError(.modelUnreachable)))
        let answer = try await question(down).ask()
        #expect(throws: GreffierError(.modelUnreachable)) { try answer.outcome.get() }
        #expect(answer.replies.count == 1, "what was asked before is still known")
        let small = try await question(Model(.failure(GreffierError(.modelContext)))).ask()
        #expect(throws: GreffierError(.modelContext)) { try small.outcome.get() }
    }

    @Test("when what was kept leaves no room for its rest the answer is unfinished")
    func noRoomForRest() async throws {
        let cut = Model(
            .success((#"{"name":"A","#, .length)),
            .failure(GreffierError(.modelContext))
        )
        #expect(try await question(cut).ask().isUnfinished)
    }
}
