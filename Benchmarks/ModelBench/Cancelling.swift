// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import LanguageModels
import ModelServers
import Synchronization

/// How soon a call ends here after its task was cancelled, in each phase of an answer.
struct Cancelling {
    let count: Int

    private enum Phase: String, CaseIterable {
        case headers = "waiting for headers (server halted)"
        case reading = "while the server reads the prompt"
        case writing = "while the server writes"
    }

    /// Whether 99 of 100 are over within 50 ms.
    func run() async throws -> Bool {
        Output.line("| cancelled | times | median ms | p99 ms | worst ms | goal | met |")
        Output.line("|---|---|---|---|---|---|---|")
        var isMet = true
        for phase in Phase.allCases {
            let server = try RealServers.startLlama(context: 32_768, slots: 2)
            defer { server.stop() }
            try await server.waitUntilReady()
            let client = Throughput.client(server.url, 8)
            // The client keeps the place of a prompt given up for as long as its reading should take, and learns here how long.
            let long = String(repeating: "écritures comptables ", count: 300)
            _ = try await client.complete(ChatRequest(prompt: long, maximumOutput: 64))
            var times: [Double] = []
            for number in 0..<count { times.append(try await cancel(phase, number, client, server)) }
            times.sort()
            let p99 = times[min(times.count - 1, times.count * 99 / 100)]
            let row = [times[times.count / 2], p99, times.last ?? 0].map { String(format: "%.2f", $0) }
            Output.line(
                "| \(phase.rawValue) | \(count) | \(row.joined(separator: " | ")) | p99 ≤ 50 | \(p99 <= 50 ? "yes" : "no") |"
            )
            isMet = isMet && p99 <= 50
        }
        Output.line("")
        return isMet
    }

    private func cancel(_ phase: Phase, _ number: Int, _ client: ModelPool, _ server: RealServer) async throws -> Double
    {
        let moment = AsyncStream<Void>.makeStream()
        let words = phase == .reading ? 300 : 10
        var asked = ChatRequest(
            prompt: "\(number) " + String(repeating: "clôtures mensuelles ", count: words),
            maximumOutput: phase == .writing ? 4000 : 8
        )
        asked.temperature = 1.5
        asked.seed = number
        asked.onProgress = { progress in
            switch (phase, progress) {
            case (.reading, .began), (.writing, .text): moment.continuation.yield()
            default: break
            }
        }
        if phase == .headers { try server.signal(SIGSTOP) }
        let request = asked
        let task = Task {
            // An answer without a word ends before its moment comes.
            defer { moment.continuation.finish() }
            return try await client.complete(request)
        }
        if phase == .headers {
            try await Task.sleep(for: .milliseconds(5))
        } else {
            for await _ in moment.stream { break }
        }
        let start = ContinuousClock.now
        task.cancel()
        _ = await task.result
        let time = (ContinuousClock.now - start) / .milliseconds(1)
        if phase == .headers { try server.signal(SIGCONT) }
        return time
    }
}
