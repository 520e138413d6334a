// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JobModel
import LanguageModels
import ModelServers
import TestThreads
import Testing

/// Which of the real servers a test speaks to.
enum Server: CaseIterable, Sendable, CustomTestStringConvertible {
    case llama, python

    var testDescription: String { self == .llama ? "llama-server" : "llama-cpp-python" }

    func start() async throws -> RealServer {
        self == .llama ? try await RealServers.shared.llama() : try await RealServers.shared.python()
    }
}

/// The client as a daemon has it, of one endpoint.
func model(at url: URL, _ name: String? = RealServers.chatModel, context: Int? = nil) -> ModelPool {
    ModelPool(ModelConfiguration(endpoints: [url], model: name, context: context), http: HTTPClient())
}

/// The error of a question that must have one.
func failure(_ model: some ChatModel, _ request: ChatRequest) async throws -> GreffierError {
    try #require(
        await #expect(throws: GreffierError.self) {
            let reply = try await model.complete(request)
            Issue.record("an answer: \(reply.finish) \(reply.text.prefix(80))")
        }
    )
}

extension Trait where Self == ConditionTrait {
    /// Skips where no real servers were built.
    static var needsModelServers: Self { .enabled(if: ModelServerBuild.isThere, "\(ModelServerBuild.absence)") }
}

/// All that needs the shared servers, one test after the other: some of them interrupt an answer for the next request.
@Suite("Real model servers", .needsModelServers, .serialized, .ownThreads(perTest: 2), .timeLimit(.minutes(10)))
enum RealServerTests {}
