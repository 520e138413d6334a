// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import LoopbackServer
import Synchronization

/// Stands between a client and a model server and spoils the answers to prompts; all else passes unharmed.
///
/// Behind it may be a real server or a fake one: faults are made of the good answer that came.
package final class FaultProxy: Sendable {
    private let server: LoopbackServer
    private let current: Current

    private final class Current: Sendable {
        let fault: Mutex<Fault?>

        init(_ fault: Fault?) { self.fault = Mutex(fault) }
    }

    /// `hidesCounts` answers 404 where servers count tokens.
    package init(before upstream: URL, fault: Fault? = nil, hidesCounts: Bool = false) throws {
        let current = Current(fault)
        self.current = current
        server = try LoopbackServer { exchange in
            let request = exchange.request
            let counts = ["/tokenize", "/extras/tokenize", "input_tokens", "/apply-template"]
            if hidesCounts, counts.contains(where: request.path.contains) {
                return exchange.json(#"{"error":"not found"}"#, status: 404)
            }
            let fault = Self.isChat(request.path) ? current.fault.withLock { $0 } : nil
            if let fault, fault.strikesBeforeServer { return fault.strike(exchange) }
            var plain = PlainRequest(upstream, request.path, body: request.body.isEmpty ? nil : request.body)
            plain.method = request.method
            plain.headers = request.headers
            guard let answer = try? plain.exchange() else { return exchange.close() }
            if let fault { return fault.spoil(answer, exchange) }
            exchange.pass(answer)
        }
    }

    package var url: URL { server.url() }
    /// Prompts that came here, harmed or not.
    package var chatCount: Int { server.requests.count { Self.isChat($0.path) } }
    /// The bodies of these prompts.
    package var prompts: [String] { server.requests.filter { Self.isChat($0.path) }.map(\.text) }

    /// From now on another fault, or none.
    package func set(_ fault: Fault?) { current.fault.withLock { $0 = fault } }

    package func stop() { server.stop() }

    private static func isChat(_ path: String) -> Bool { path == "/api/chat" || path == "/v1/chat/completions" }
}

extension Exchange {
    /// The same answer, in pieces cut anywhere.
    func pass(_ answer: PlainRequest.Response) {
        beginChunks(answer.status, answer.endToEndHeaders)
        chunks(of: 1024, answer.body)
    }
}

extension PlainRequest.Response {
    /// Without what belongs to one connection.
    var endToEndHeaders: [String: String] {
        headers.filter {
            !["connection", "keep-alive", "transfer-encoding", "content-length", "date"].contains($0.key)
        }
    }
}
