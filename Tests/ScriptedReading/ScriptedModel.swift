// SPDX-License-Identifier: GPL-3.0-or-later
package import JSONSchemas
package import LanguageModels
import Synchronization

/// A model whose answers a test writes.
package final class ScriptedModel: ChatModel {
    private let prompts = Mutex<[String]>([])
    private let answer: @Sendable (CVSectionGroup, String, Int) throws -> (String, ChatReply.Finish)

    /// `answer` gets the group that is asked for, the prompt, and how many prompts came before.
    package init(_ answer: @escaping @Sendable (CVSectionGroup, String, Int) throws -> (String, ChatReply.Finish)) {
        self.answer = answer
    }

    package convenience init(_ answers: [CVSectionGroup: JSONValue]) {
        self.init { group, _, _ in ((answers[group] ?? .null).text, .stop) }
    }

    package var seen: [String] { prompts.withLock { $0 } }

    package func complete(_ request: ChatRequest) async throws -> ChatReply {
        let count = prompts.withLock { prompts in
            prompts.append(request.prompt)
            return prompts.count - 1
        }
        let (text, finish) = try answer(Self.group(request.prompt), request.prompt, count)
        return ChatReply(text: text, finish: finish, model: "m", endpoint: "e", duration: .zero)
    }

    package func identity() async throws -> ModelIdentity {
        ModelIdentity(provider: .openai, endpoint: "e", model: "m")
    }

    package static func group(_ prompt: String) -> CVSectionGroup {
        if prompt.contains("Task: who the person is") { return .basics }
        if prompt.contains("Task: every paid position") { return .work }
        return prompt.contains("Task: every course of study") ? .education : .skills
    }
}
