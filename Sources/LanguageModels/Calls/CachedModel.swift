// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
package import Logging

/// A model that is asked each thing once: what was answered before is answered from memory, and who asks what is being
/// asked waits for the same answer.
///
/// Kept are answers that ended by themselves and that whoever asked found useful (`settle`). Under `--again` nothing is
/// answered from memory, and what comes takes the place of what was kept. While no model can be named (no server answers)
/// nothing is either.
package struct CachedModel: ChatModel {
    private let model: any ChatModel
    private let cache: AnswerCache
    private let flights = SingleFlight()
    private let logger: Logger

    package init(_ model: any ChatModel, cache: AnswerCache, logger: Logger = Logger(label: "greffier.models")) {
        self.model = model
        self.cache = cache
        self.logger = logger
    }

    package func identity() async throws -> ModelIdentity { try await model.identity() }

    package func complete(_ request: ChatRequest) async throws -> ChatReply {
        guard let identity = try? await model.identity() else {
            try Task.checkCancellation()
            return try await model.complete(request)
        }
        let key = AnswerKey(request, of: identity).hash
        if StageContext.current?.usesMemo ?? true, let kept = await cache.answer(for: key) {
            request.onProgress?(.began(endpoint: kept.endpoint))
            request.onProgress?(.text(kept.text))
            return kept.reply
        }
        let model = model
        return try await flights.ask(key, onProgress: request.onProgress) { onProgress in
            var request = request
            request.onProgress = onProgress
            return try await model.complete(request)
        }
    }

    package func settle(_ reply: ChatReply, to request: ChatRequest, isUseful: Bool) async {
        // Kept already, or cut.
        guard reply.isCached != isUseful, !isUseful || reply.finish == .stop else { return }
        guard let identity = try? await model.identity() else { return }
        // Another server, with other weights or of another kind, may have answered.
        if let answered = reply.identityKey, answered != identity.key { return }
        let key = AnswerKey(request, of: identity).hash
        guard isUseful else { return await cache.drop(key) }
        do {
            try await cache.keep(KeptAnswer(reply), for: key)
        } catch {
            logger.notice("an answer cannot be kept for reuse", metadata: ["error": "\(error)"])
        }
    }
}
