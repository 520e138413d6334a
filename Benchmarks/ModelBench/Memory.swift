// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LanguageModels
import ModelServers

/// What the process holds after many calls.
struct Memory {
    let calls: Int

    /// Whether nothing grows: after all calls at most a twentieth more than after a tenth of them.
    func run() async throws -> Bool {
        let server = try await RealServers.shared.llama()
        let client = Throughput.client(server.url, 2)
        var held: [(calls: Int, megabytes: Double)] = []
        var done = 0
        for stop in [calls / 10, calls / 2, calls] {
            try await ask(client, from: done, to: stop)
            done = stop
            held.append((done, Self.resident))
        }
        Output.line("| calls | resident MB |")
        Output.line("|---|---|")
        for point in held { Output.line("| \(point.calls) | \(String(format: "%.1f", point.megabytes)) |") }
        let isFlat = held[2].megabytes <= held[0].megabytes * 1.05
        Output.line(
            "\nGoal: after \(calls) calls at most 5 % more than after \(calls / 10); met: \(isFlat ? "yes" : "no").\n"
        )
        return isFlat
    }

    private func ask(_ client: ModelPool, from first: Int, to last: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<2 {
                group.addTask {
                    for number in stride(from: first + worker, to: last, by: 2) {
                        // No prompt twice, so that whatever keeps prompts shows.
                        _ = try await client.complete(ChatRequest(prompt: "Question \(number) ?", maximumOutput: 8))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static var resident: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let kilobytes = status.firstMatch(of: /VmRSS:\s+(\d+)/).flatMap { Double($0.output.1) }
        return (kilobytes ?? .nan) / 1024
    }
}
