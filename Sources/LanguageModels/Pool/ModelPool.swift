// SPDX-License-Identifier: GPL-3.0-or-later
package import HTTPClient
import JSONSchemas
package import JobModel
package import Logging

/// A model of greffier.yaml behind its endpoints: finds out what each server is, and goes on to the next one when one
/// fails.
package actor ModelPool: ChatModel {
    package nonisolated let configuration: ModelConfiguration
    private let http: HTTPClient
    private let logger: Logger
    private var known: [Int: ModelEndpoint] = [:]
    /// The endpoint that answered last comes first: it has the model loaded and the prompt's beginning at hand.
    private var preferred = 0
    /// Endpoints that could not be used a moment ago, with why: they are left in peace for a while, so that a pile of
    /// documents does not wait for a dead server one by one.
    private var resting: [Int: (until: ContinuousClock.Instant, error: GreffierError)] = [:]
    private let rest: Duration

    /// An endpoint that cannot be used is asked again after `rest`, 10 s unless given; one that said so at once, sooner.
    package init(
        _ configuration: ModelConfiguration,
        http: HTTPClient,
        rest: Duration = .seconds(10),
        logger: Logger = Logger(label: "greffier.models")
    ) {
        self.configuration = configuration
        self.rest = rest
        self.http = http
        self.logger = logger
    }

    package func complete(_ request: ChatRequest) async throws -> ChatReply {
        try await onSomeEndpoint { endpoint in try await endpoint.complete(request) }
    }

    package func identity() async throws -> ModelIdentity {
        try await onSomeEndpoint { endpoint in endpoint.identity }
    }

    /// What each endpoint is, or why it cannot be used: asked afresh.
    package func check() async -> [(endpoint: String, result: Result<ModelIdentity, GreffierError>)] {
        var results: [(endpoint: String, result: Result<ModelIdentity, GreffierError>)] = []
        for (index, endpoint) in configuration.endpoints.enumerated() {
            known[index] = nil
            resting[index] = nil
            let result: Result<ModelIdentity, GreffierError>
            do {
                result = .success(try await self.endpoint(index).identity)
            } catch {
                result = .failure(.wrapping(error))
            }
            results.append((endpoint.url.withoutSecrets, result))
        }
        return results
    }

    /// Tries the endpoints in turn until one succeeds.
    private func onSomeEndpoint<Value: Sendable>(
        _ work: @Sendable (ModelEndpoint) async throws -> Value
    ) async throws -> Value {
        let indices = configuration.endpoints.indices
        guard !indices.isEmpty else {
            throw GreffierError(
                .modelUnconfigured,
                ErrorDetail(
                    "model \(configuration.name) has no endpoint",
                    french: "le modèle \(configuration.name) n’a pas d’adresse"
                )
            )
        }
        var failures: [GreffierError] = []
        for index in indices.sorted(by: { ($0 == preferred ? -1 : $0) < ($1 == preferred ? -1 : $1) }) {
            do {
                let value = try await work(endpoint(index))
                preferred = index
                return value
            } catch let error as GreffierError {
                // What the server is may have changed.
                if error.code != .modelContext { known[index] = nil }
                let metadata: Logger.Metadata = ["code": "\(error.code.name)", "detail": "\(error.detail)"]
                logger.debug("model endpoint failed", metadata: metadata.filter { $0.value != "" })
                failures.append(error)
            }
        }
        throw Self.summary(of: failures)
    }

    /// Of several failures the one that gives most hope: what may pass by itself before what someone must mend, and that
    /// before what is for good.
    private static func summary(of failures: [GreffierError]) -> GreffierError {
        let order: [ErrorCode] = [
            .modelBusy, .modelUngrounded, .modelLoading, .modelUnreachable, .modelProxy, .modelCertificate,
            .modelAddress, .modelRefused, .modelMissing, .modelUnfit, .modelUnconfigured, .modelContext,
        ]
        let rank = { (error: GreffierError) in order.firstIndex(of: error.code) ?? order.count }
        let best = failures.min { rank($0) < rank($1) } ?? GreffierError(.modelUnreachable)
        guard failures.count > 1 else { return best }
        let detail = ErrorDetail(
            failures.map(\.detail).joined(separator: "; "),
            french: failures.map { $0.detailFR ?? $0.detail }.joined(separator: " ; ")
        )
        return GreffierError(best.code, detail, retryAfter: failures.compactMap(\.retryAfter).min())
    }

    private func endpoint(_ index: Int) async throws -> ModelEndpoint {
        if let endpoint = known[index], await endpoint.isFresh { return endpoint }
        if let resting = resting[index], resting.until > .now { throw resting.error }
        let narrowed = configuration.narrowed(to: configuration.endpoints[index])
        let server = try ModelServer(narrowed, http: http)
        let start = ContinuousClock.now
        do {
            let endpoint = try await ModelEndpoint.discover(server, for: narrowed)
            known[index] = endpoint
            resting[index] = nil
            return endpoint
        } catch let error as GreffierError where error.errorClass != .transient {
            // Asking costs as long as it took: a refused connection nothing, a silent host seconds.
            resting[index] = (.now + min(rest, max(.seconds(2), (.now - start) * 4)), error)
            throw error
        }
    }
}
