// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONSchemas
import LanguageModels
import ModelServers
import Synchronization

/// Answers a second through our client, and through wrk, which sends the same bytes over as many connections.
struct Throughput {
    let seconds: Int
    let rounds: Int

    /// Whether the client keeps nine tenths of what the servers give.
    func run() async throws -> Bool {
        Output.line(
            "| server, prompts at once | wrk, answers/s | greffier, answers/s | share (median of \(rounds) pairs) | goal | met |"
        )
        Output.line("|---|---|---|---|---|---|")
        let llama = try await RealServers.shared.llama()
        let first = try await measure("llama-server", llama, atOnce: 2)
        let python = try await RealServers.shared.python()
        let second = try await measure("llama-cpp-python", python, atOnce: 1)
        python.stop()
        Output.line("")
        return first && second
    }

    private func measure(_ name: String, _ server: RealServer, atOnce: Int) async throws -> Bool {
        let requests = Self.requests
        let script = try await script(requests, server)
        defer { try? FileManager.default.removeItem(atPath: script) }
        let client = Self.client(server.url, atOnce)
        var pairs: [(peer: Double, ours: Double)] = []
        // The first pair warms both and is not counted.
        for round in 0...rounds {
            let peer = try wrk(script, server.url, atOnce)
            let ours = try await answers(client, requests, atOnce)
            if round > 0 { pairs.append((peer, ours)) }
        }
        let share = Self.median(pairs.map { $0.ours / $0.peer })
        let row = [Self.median(pairs.map(\.peer)), Self.median(pairs.map(\.ours))].map { String(format: "%.1f", $0) }
        Output.line(
            "| \(name), \(atOnce) | \(row[0]) | \(row[1]) | \(String(format: "%.3f", share)) | ≥ 0.9 | \(share >= 0.9 ? "yes" : "no") |"
        )
        return share >= 0.9
    }

    static func client(_ url: URL, _ atOnce: Int) -> ModelPool {
        let endpoint = ModelConfiguration.Endpoint(url: url, parallel: atOnce)
        return ModelPool(ModelConfiguration(at: [endpoint], model: RealServers.chatModel), http: HTTPClient())
    }

    /// Prompts of the length of a short CV, for which as much is written as for one of its sections.
    private static var requests: [ChatRequest] {
        (0..<8).map { number in
            let line =
                "Comptable chez Exemple \(number), de mars 2014 à juin 2019: clôtures, paie et TVA de douze clients."
            let lines = (1...12).map { "\($0)| \(line)" }.joined(separator: "\n")
            var request = ChatRequest(prompt: lines + "\n\nTask: say more.", maximumOutput: 200)
            request.seed = number
            request.temperature = 1
            return request
        }
    }

    /// What wrk sends: the bodies that our client sent, as a proxy saw them.
    ///
    /// llama-server closes the connection after each stream and does not say that it will: without `close` wrk sends the
    /// next body into it, loses that one, and so asks but half of the prompts.
    private func script(_ requests: [ChatRequest], _ server: RealServer) async throws -> String {
        let proxy = try FaultProxy(before: server.url)
        defer { proxy.stop() }
        let client = Self.client(proxy.url, 1)
        for request in requests { _ = try await client.complete(request) }
        let bodies = proxy.prompts.suffix(requests.count)
        let list = bodies.map { "[==[\($0)]==]" }.joined(separator: ",\n")
        let path = NSTemporaryDirectory() + "greffier-wrk-\(UUID().uuidString).lua"
        try """
        local bodies = {\(list)}
        local next = 0
        local headers = {["content-type"] = "application/json", ["connection"] = "close"}
        request = function()
          next = next % #bodies + 1
          return wrk.format("POST", "/v1/chat/completions", headers, bodies[next])
        end
        """.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func wrk(_ script: String, _ url: URL, _ atOnce: Int) throws -> Double {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/wrk")
        process.arguments = [
            "-t1", "-c\(atOnce)", "-d\(seconds)s", "--timeout", "30s", "-s", script, url.absoluteString,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard let rate = text.firstMatch(of: /Requests\/sec:\s+([0-9.]+)/).flatMap({ Double($0.output.1) }),
            !text.contains("Non-2xx"), !text.contains("Socket errors")
        else { throw RealServerFailure(description: "wrk: \(text)") }
        return rate
    }

    /// The prompts in the order in which wrk sends them, whoever of those at once is free: in another order the server would
    /// have kept less of each, and read hundreds of tokens more for every answer.
    private func answers(_ client: ModelPool, _ requests: [ChatRequest], _ atOnce: Int) async throws -> Double {
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        let order = Order()
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<atOnce {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now < end {
                        _ = try await client.complete(requests[order.next % requests.count])
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(count) / ((ContinuousClock.now - start) / .seconds(1))
    }

    /// Numbers for all who ask at once, each given once.
    private final class Order: Sendable {
        private let last = Atomic(0)
        var next: Int { last.add(1, ordering: .relaxed).newValue }
    }

    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
