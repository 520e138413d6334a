// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JSONSchemas
import JobModel
import LanguageModels
import PipelineModel

/// A prompt that is filled in, on its way to a model and back.
struct PromptQuestion {
    private let input: StageInput
    private let prompt: String
    private let schema: JSONSchema?
    private let maximumOutput: Int

    /// Tokens of an answer at the most, unless the stage says otherwise.
    static let usualOutput = 1024

    /// With a `schema` that the prompt does not show, it is shown at the end.
    init(_ input: StageInput, prompt: String, schema: JSONSchema?, showsSchema: Bool) {
        self.input = input
        self.schema = schema
        maximumOutput = input.stage.options["maximum_output"]?.int ?? Self.usualOutput
        guard let schema, !showsSchema else {
            self.prompt = prompt
            return
        }
        self.prompt = prompt + "\n\nAnswer with JSON that obeys this schema, and nothing else:\n" + schema.source.text
    }

    /// Asks, and makes the artifact of the answer.
    ///
    /// Throws the `model.…` codes; an answer that is empty, or cut by the limit, is none.
    func ask(_ model: any ChatModel) async throws -> StageOutput {
        if let schema { return try await structured(model, schema) }
        var request = ChatRequest(prompt: prompt, maximumOutput: maximumOutput)
        if let temperature { request.temperature = temperature }
        if let seed { request.seed = seed }
        let watcher = input.answerWatcher
        request.onProgress = watcher.progress
        let reply = try await model.complete(request)
        watcher.reply(reply)
        let text = Result { () throws(GreffierError) in try whole(reply) }
        await model.settle(reply, to: request, isUseful: (try? text.get()) != nil)
        return output("md", "text/markdown", try text.get(), of: [reply])
    }

    private func structured(_ model: any ChatModel, _ schema: JSONSchema) async throws -> StageOutput {
        let prompt = prompt
        var question = StructuredQuestion(model: model, schema: schema, maximumOutput: maximumOutput) { errors in
            if errors.isEmpty { return prompt }
            let list = errors.map { "- \($0)" }.joined(separator: "\n")
            return prompt + "\n\nAn earlier answer broke these rules; answer again, in full:\n" + list
        }
        if let temperature { question.temperature = temperature }
        if let seed { question.seed = seed }
        question.watcher = input.answerWatcher
        let answer = try await question.ask()
        if answer.isUnfinished { throw tooLong }
        return output("json", "application/json", try answer.outcome.get().text, of: answer.replies)
    }

    // MARK: The request

    private var temperature: Double? { input.stage.options["temperature"]?.double }
    private var seed: Int? { input.stage.options["seed"]?.int }

    // MARK: The answer

    private func whole(_ reply: ChatReply) throws(GreffierError) -> String {
        switch reply.finish {
        case .stop: break
        case .length: throw tooLong
        case .loop:
            throw GreffierError(
                .modelUngrounded,
                detail: "the answer repeated itself without end",
                french: "la réponse se répétait sans fin"
            )
        }
        let text = reply.text.trimmingSpaces
        if text.isEmpty {
            throw GreffierError(.modelUngrounded, detail: "the answer was empty", french: "la réponse était vide")
        }
        return text
    }

    private var tooLong: GreffierError {
        GreffierError(
            .modelContext,
            detail: "the answer was longer than maximum_output, \(maximumOutput) tokens: raise it, or ask for less",
            french: "la réponse dépassait maximum_output, \(maximumOutput) jetons : augmentez-le ou demandez moins"
        )
    }

    private func output(_ ending: String, _ mediaType: String, _ text: String, of replies: [ChatReply]) -> StageOutput {
        StageOutput(
            artifacts: [
                .init(
                    name: "\(JSONSource.baseName(input)).\(ending)",
                    mediaType: mediaType,
                    data: Data((text + "\n").utf8)
                )
            ],
            tokens: replies.reduce(0) { $0 + $1.usedTokens }
        )
    }
}
