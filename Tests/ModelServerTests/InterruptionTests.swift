// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel
import LanguageModels
import ModelServers
import Testing

extension RealServerTests {
    @Suite("An answer that another request interrupts") struct InterruptionTests {
        /// llama-cpp-python says that all is done, and then breaks the connection off.
        @Test("it may do better next time, and is no answer")
        func interrupted() async throws {
            let server = try RealServers.startPython(context: 4096)
            defer { server.stop() }
            try await server.waitUntilReady()
            let schema = try JSONSchema(["type": "string", "minLength": 900])
            var long = ChatRequest(prompt: "Écris longuement.", schema: schema, maximumOutput: 3000)
            let begun = AsyncStream<Void>.makeStream()
            long.onProgress = { progress in
                if case .text = progress { begun.continuation.finish() }
            }
            // Each client by itself would wait for its own answer.
            let (first, second) = (model(at: server.url), model(at: server.url))
            let request = long
            async let broken = failure(first, request)
            for await _ in begun.stream {}
            _ = try await second.complete(ChatRequest(prompt: "Bonjour", maximumOutput: 2))
            #expect(try await broken.code == .modelBusy)
        }
    }
}
