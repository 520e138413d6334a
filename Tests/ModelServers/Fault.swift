// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer

/// One way in which servers were seen to fail an answer.
package enum Fault: String, CaseIterable, Sendable {
    // Instead of an answer.
    case closedBeforeAnyByte, closedInHeaders, notHTTP, hugeHeaders, loading, tooManyWithSeconds, tooManyWithDate
    case tooManyWithMilliseconds, tooManyBare, permanent500, outOfMemory, contextNested, refusedKey, redirect, htmlPage
    case htmlPage502, emptyAnswer, pingsOnly, whitespace, runaway, gzipBomb
    // Of a good answer.
    case noTerminator, endsUndone, errorMidStream, swallowedError, splitCharacters, slowDrip, cutChunk, cutLine
    case wrongModel, silentTruncation, wrongContentType, emptyPieces

    /// Whether the server behind the proxy is left in peace.
    var strikesBeforeServer: Bool {
        switch self {
        case .noTerminator, .endsUndone, .errorMidStream, .swallowedError, .splitCharacters, .slowDrip, .cutChunk,
            .cutLine, .wrongModel, .silentTruncation, .wrongContentType, .emptyPieces:
            false
        default: true
        }
    }

    /// Answers in the server's place.
    func strike(_ exchange: Exchange) {
        let isOllama = exchange.request.path == "/api/chat"
        switch self {
        case .closedBeforeAnyByte: exchange.close()
        case .closedInHeaders:
            exchange.send("HTTP/1.1 200 OK\r\nContent-Ty")
            exchange.close()
        case .notHTTP:
            exchange.send("SSH-2.0-OpenSSH_9.2p1\r\n")
            exchange.close()
        case .hugeHeaders:
            exchange.send("HTTP/1.1 200 OK\r\n")
            for number in 0..<400 { exchange.send("X-Filler-\(number): \(String(repeating: "x", count: 1000))\r\n") }
            exchange.send("Content-Length: 0\r\n\r\n")
        case .htmlPage, .htmlPage502:
            let page = "<!DOCTYPE html><html>\n<body>Sign in</body>\n</html>\n"
            exchange.reply(self == .htmlPage ? 200 : 502, ["Content-Type": "text/html"], page)
        case .emptyAnswer: exchange.reply(200, Self.streamType(isOllama))
        case .redirect: exchange.reply(307, ["Location": "http://127.0.0.1:9/"], "")
        case .pingsOnly: pings(exchange, isOllama)
        case .whitespace: endless(exchange, isOllama) { _ in " \n\t " }
        case .runaway:
            // No two pieces alike, so that nothing repeats.
            endless(exchange, isOllama) { "\($0 &* 2_654_435_761 % 1_000_003) \($0 &* 40_503 % 65_521), " }
        case .gzipBomb: bomb(exchange, isOllama)
        default: complain(exchange, isOllama)
        }
    }

    static func streamType(_ isOllama: Bool) -> [String: String] {
        FakeModelServer.contentType(isOllama ? .ollama : .openai)
    }

    /// Signs of life for as long as anyone listens.
    private func pings(_ exchange: Exchange, _ isOllama: Bool) {
        exchange.beginChunks(200, Self.streamType(isOllama))
        while !exchange.isGone {
            exchange.chunk(isOllama ? " \n" : ":\n\n")
            Thread.sleep(forTimeInterval: 0.01)
        }
        exchange.close()
    }

    /// At least 10 MB of an answer, if anyone listens for so long.
    private func endless(_ exchange: Exchange, _ isOllama: Bool, _ piece: (Int) -> String) {
        exchange.beginChunks(200, Self.streamType(isOllama))
        var sent = 0
        var number = 0
        while sent < 10 << 20, !exchange.isGone {
            var lines = ""
            for _ in 0..<50 {
                number += 1
                lines += line(piece(number), isOllama)
            }
            exchange.chunk(lines)
            sent += lines.utf8.count
        }
        exchange.close()
    }

    private func line(_ piece: String, _ isOllama: Bool) -> String {
        FakeModelServer.piece(isOllama ? .ollama : .openai, piece)
    }

    /// A compressed answer of 64 MB of white space in 64 KB, which nobody asked for.
    private func bomb(_ exchange: Exchange, _ isOllama: Bool) {
        exchange.beginChunks(200, Self.streamType(isOllama).merging(["Content-Encoding": "gzip"]) { $1 })
        exchange.chunk(GzipBomb.data)
        exchange.chunk("")
    }
}
