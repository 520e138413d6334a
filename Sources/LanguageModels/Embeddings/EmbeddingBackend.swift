// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPClient
import JSONSchemas
import JobModel

/// One way of asking a server for vectors.
protocol EmbeddingBackend: Sendable {
    func embeddingRequest(_ texts: [String], model: ListedModel) -> HTTPRequest

    /// Takes an answer apart.
    ///
    /// Throws `model.ungrounded` for one that is not what was asked for.
    func read(_ value: JSONValue, count: Int) throws -> EmbeddingBatchAnswer
}

/// What one request brought: the vectors in the order of the texts, as the server gave them.
struct EmbeddingBatchAnswer: Sendable {
    /// `nil` where a vector holds what is no finite number.
    var vectors: [[Double]?]
    var model: String?
    var promptTokens: Int?

    /// The numbers of a vector; `nil` when one of them is none.
    static func numbers(_ value: JSONValue) -> [Double]? {
        guard let items = value.array, !items.isEmpty else { return nil }
        let numbers = items.compactMap(\.number)
        return numbers.count == items.count && numbers.allSatisfy(\.isFinite) ? numbers : nil
    }
}

extension OllamaBackend: EmbeddingBackend {
    func embeddingRequest(_ texts: [String], model: ListedModel) -> HTTPRequest {
        server.request(
            "POST",
            "/api/embed",
            body: [
                "model": .string(model.name), "input": .array(texts.map { .string($0) }), "truncate": false,
                "keep_alive": keepAliveValue,
            ]
        )
    }

    func read(_ value: JSONValue, count: Int) throws -> EmbeddingBatchAnswer {
        guard let vectors = value[key: "embeddings"]?.array, vectors.count == count else {
            throw GreffierError(.modelUngrounded, detail: "\(server.name): not one vector for each text")
        }
        return EmbeddingBatchAnswer(
            vectors: vectors.map(EmbeddingBatchAnswer.numbers),
            model: value[key: "model"]?.string,
            promptTokens: value[key: "prompt_eval_count"]?.integer
        )
    }
}

extension OpenAIBackend: EmbeddingBackend {
    /// Numbers as numbers: `base64` is honoured by some servers and ignored by others.
    func embeddingRequest(_ texts: [String], model: ListedModel) -> HTTPRequest {
        let body: JSONValue = ["model": .string(model.name), "input": .array(texts.map { .string($0) })]
        return server.request("POST", "/v1/embeddings", body: body)
    }

    /// The order of the list says nothing; each entry names the text it is of.
    func read(_ value: JSONValue, count: Int) throws -> EmbeddingBatchAnswer {
        let entries = value[key: "data"]?.array ?? []
        var vectors: [[Double]??] = Array(repeating: nil, count: count)
        for (position, entry) in entries.enumerated() {
            let index = entry[key: "index"]?.integer ?? position
            guard vectors.indices.contains(index), vectors[index] == nil else { continue }
            vectors[index] = .some(entry[key: "embedding"].flatMap(EmbeddingBatchAnswer.numbers))
        }
        guard entries.count == count, vectors.allSatisfy({ $0 != nil }) else {
            throw GreffierError(.modelUngrounded, detail: "\(server.name): not one vector for each text")
        }
        return EmbeddingBatchAnswer(
            vectors: vectors.map { $0 ?? nil },
            model: value[key: "model"]?.string,
            promptTokens: value[key: "usage"]?[key: "prompt_tokens"]?.integer
        )
    }
}
