// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
import Synchronization

/// A model whose every call is put on record, also those that fail, are cancelled or are answered from memory.
///
/// The run and the stage are those of `StageContext`.
package struct RecordedModel: ChatModel {
    private let model: any ChatModel
    private let name: String
    private let price: ModelPrice?
    private let clock: any WallClock
    private let record: @Sendable (ModelCall) -> Void

    /// `name` is the key under `models` in greffier.yaml; `record` is told once a call has ended and must not block.
    package init(
        _ model: any ChatModel,
        name: String,
        price: ModelPrice?,
        clock: any WallClock = SystemClock(),
        record: @escaping @Sendable (ModelCall) -> Void
    ) {
        self.model = model
        self.name = name
        self.price = price
        self.clock = clock
        self.record = record
    }

    package func identity() async throws -> ModelIdentity { try await model.identity() }

    package func settle(_ reply: ChatReply, to request: ChatRequest, isUseful: Bool) async {
        await model.settle(reply, to: request, isUseful: isUseful)
    }

    package func complete(_ request: ChatRequest) async throws -> ChatReply {
        var call = ModelCall(at: clock.now(), name: name, outcome: .cancelled)
        call.run = StageContext.current?.run
        call.pipeline = StageContext.current?.pipeline
        call.stage = StageContext.current?.stage
        let start = ContinuousClock.now
        let server = LastServer()
        do {
            let reply = try await model.complete(server.watching(request))
            call.take(reply, price: price)
            call.milliseconds = (ContinuousClock.now - start).milliseconds
            record(call)
            return reply
        } catch {
            call.endpoint = server.endpoint
            call.milliseconds = (ContinuousClock.now - start).milliseconds
            if let error = error as? GreffierError { call.outcome = .failed(code: error.code.name) }
            record(call)
            throw error
        }
    }

    /// Who began to answer last: all that is known of the address where an answer breaks off.
    private final class LastServer: Sendable {
        private let last = Mutex<String?>(nil)

        var endpoint: String? { last.withLock { $0 } }

        func watching(_ request: ChatRequest) -> ChatRequest {
            var request = request
            let onProgress = request.onProgress
            request.onProgress = { progress in
                if case .began(let endpoint) = progress { self.last.withLock { $0 = endpoint } }
                onProgress?(progress)
            }
            return request
        }
    }
}

extension ModelCall {
    fileprivate mutating func take(_ reply: ChatReply, price: ModelPrice?) {
        outcome = .answered(finish: reply.finish.rawValue)
        model = reply.model
        digest = reply.digest
        endpoint = reply.endpoint
        isCached = reply.isCached
        promptTokens = reply.promptTokens
        keptTokens = reply.cachedTokens
        outputTokens = reply.outputTokens
        tries = reply.tries
        guard !isCached else { return }
        loadMilliseconds = reply.timing.load?.milliseconds
        promptMilliseconds = reply.timing.prompt?.milliseconds
        outputMilliseconds = reply.timing.output?.milliseconds
        guard let price, let promptTokens, let outputTokens else { return }
        let amount = price.cost(promptTokens: promptTokens, outputTokens: outputTokens)
        cost = Cost(amount: amount, currency: price.currency)
    }
}

extension Duration {
    fileprivate var milliseconds: Int { Int(self / .milliseconds(1)) }
}
