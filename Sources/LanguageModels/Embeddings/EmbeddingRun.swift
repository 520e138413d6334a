// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// The way of some texts through a server: in batches, which are halved when the server takes offence at one of them.
struct EmbeddingRun {
    private let endpoint: EmbeddingEndpoint
    private let texts: [String]
    private var vectors: [Result<[Float], GreffierError>?]
    private var dimension: Int?
    private var answeredBy: String?
    private var promptTokens: Int?
    private var requests = 0
    private let start = ContinuousClock.now

    /// Servers embed the texts of a batch one by one; more in a batch only make one mistake cost more.
    private static let batchTexts = 32
    private static let batchTokens = 8192
    /// From this many tokens on a text is counted by the server, where it can: shorter ones fit every model.
    private static let countedFrom = 200

    init(endpoint: EmbeddingEndpoint, texts: [String]) {
        self.endpoint = endpoint
        self.texts = texts
        vectors = Array(repeating: nil, count: texts.count)
    }

    var reply: EmbeddingReply {
        let missing = GreffierError(.modelUngrounded, detail: "\(endpoint.server.name): no vector")
        return EmbeddingReply(
            vectors: vectors.map { $0 ?? .failure(missing) },
            model: answeredBy ?? endpoint.model.name,
            digest: endpoint.model.digest,
            endpoint: endpoint.server.name,
            promptTokens: promptTokens,
            requests: requests,
            duration: .now - start
        )
    }

    mutating func embedAll() async throws {
        var batch: [Item] = []
        for index in texts.indices {
            guard let item = try await measured(index) else { continue }
            let tokens = batch.reduce(item.tokens) { $0 + $1.tokens }
            if batch.count == Self.batchTexts || !batch.isEmpty && tokens > Self.batchTokens {
                try await embed(batch[...])
                batch = []
            }
            batch.append(item)
        }
        try await embed(batch[...])
    }

    private struct Item {
        let index: Int
        /// Guessed, or counted by the server.
        let tokens: Int
        let isCounted: Bool
    }

    /// The text with its size; `nil` when it is refused before anything is sent, since some servers would cut it.
    private mutating func measured(_ index: Int) async throws -> Item? {
        try Task.checkCancellation()
        let text = texts[index]
        guard text.contains(where: { !$0.isWhitespace }) else {
            vectors[index] = .failure(GreffierError(.modelCapability, detail: "an empty text has no vector"))
            return nil
        }
        var item = Item(index: index, tokens: TokenEstimate.tokens(in: text), isCounted: false)
        if item.tokens >= Self.countedFrom, let count = await endpoint.counter.tokens(inText: text) {
            item = Item(index: index, tokens: count, isCounted: true)
        }
        if let room = endpoint.identity.context, item.tokens > room {
            let counts = "\(item.isCounted ? "" : "about ")\(item.tokens) tokens, room for \(room)"
            vectors[index] = .failure(GreffierError(.modelContext, detail: "\(endpoint.server.name): \(counts)"))
            return nil
        }
        return item
    }

    // MARK: Batches

    private mutating func embed(_ items: ArraySlice<Item>) async throws {
        guard !items.isEmpty else { return }
        try Task.checkCancellation()
        do {
            requests += 1
            let tokens = items.reduce(0) { $0 + $1.tokens }
            let answer = try await endpoint.request(items.map { texts[$0.index] }, tokens: tokens)
            try checkWhole(items, answer)
            promptTokens = answer.promptTokens.map { $0 + (promptTokens ?? 0) } ?? promptTokens
            answeredBy = answer.model ?? answeredBy
            for (item, vector) in zip(items, answer.vectors) { vectors[item.index] = unit(vector) }
        } catch let error as GreffierError where Self.isAboutTexts(error) {
            if error.code == .modelCapability, answeredBy == nil { try await checkAbility() }
            guard items.count > 1 else {
                vectors[items[items.startIndex].index] = .failure(error)
                return
            }
            let middle = items.startIndex + items.count / 2
            try await embed(items[..<middle])
            try await embed(items[middle...])
        }
    }

    /// A model that cannot even take one letter makes no vectors at all, whatever the texts are.
    private mutating func checkAbility() async throws {
        requests += 1
        answeredBy = try await endpoint.request(["a"], tokens: 1).model ?? endpoint.model.name
    }

    /// Whether another batch of the same server may fare better.
    private static func isAboutTexts(_ error: GreffierError) -> Bool {
        [.modelContext, .modelCapability, .modelUngrounded].contains(error.code)
    }

    /// The server's own count shows whether it read the texts to their ends.
    private func checkWhole(_ items: ArraySlice<Item>, _ answer: EmbeddingBatchAnswer) throws {
        guard let read = answer.promptTokens else { return }
        let least = items.reduce(0) { sum, item in
            sum + (item.isCounted ? item.tokens - 8 : TokenEstimate.lowerBound(of: texts[item.index]))
        }
        guard read < least else { return }
        throw GreffierError(
            .modelContext,
            detail: "\(endpoint.server.name): the server read only \(read) tokens of at least \(least)"
        )
    }

    /// The vector with length 1: not every server sees to that.
    private mutating func unit(_ vector: [Double]?) -> Result<[Float], GreffierError> {
        guard let vector else { return .failure(useless("a vector holds what is no number")) }
        if dimension == nil { dimension = vector.count }
        guard vector.count == dimension else { return .failure(useless("vectors of different dimensions")) }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 0, length.isFinite else { return .failure(useless("a vector without direction")) }
        return .success(vector.map { Float($0 / length) })
    }

    private func useless(_ words: String) -> GreffierError {
        GreffierError(.modelUngrounded, detail: "\(endpoint.server.name): \(words)")
    }
}
