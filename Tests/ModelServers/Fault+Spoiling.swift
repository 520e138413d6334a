// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer

extension Fault {
    /// Sends a good streamed answer, spoilt.
    func spoil(_ answer: PlainRequest.Response, _ exchange: Exchange) {
        let isOllama = exchange.request.path == "/api/chat"
        var headers = answer.endToEndHeaders
        if self == .wrongContentType { headers["content-type"] = "text/html; charset=iso-8859-1" }
        exchange.beginChunks(answer.status, headers)
        switch self {
        case .splitCharacters: exchange.chunks(of: 1, answer.body)
        case .slowDrip:
            for byte in answer.body {
                exchange.chunk(Data([byte]))
                Thread.sleep(forTimeInterval: 0.000_5)
            }
            exchange.chunk("")
        case .cutChunk:
            // A chunk that promises more than comes.
            exchange.send("\(String(answer.body.count, radix: 16))\r\n")
            exchange.send(Data(answer.body.prefix(answer.body.count / 2)))
            exchange.close()
        case .cutLine:
            let body = Self.joined(Self.records(answer.body).dropLast(isOllama ? 1 : 3))
            exchange.chunk(Data(body.dropLast(12)))
            exchange.chunk("")
        default:
            for record in altered(Self.records(answer.body), isOllama) { exchange.chunk(record) }
            exchange.chunk("")
        }
    }

    /// Lines of NDJSON, or events of SSE, each with its end.
    private static func records(_ body: Data) -> [String] {
        String(decoding: body, as: UTF8.self).replacing("\r\n", with: "\n").split(separator: "\n")
            .map { String($0) + ($0.hasPrefix("data:") || $0.hasPrefix(":") ? "\n\n" : "\n") }
    }

    private static func joined(_ records: some Sequence<String>) -> Data { Data(records.joined().utf8) }

    private func altered(_ records: [String], _ isOllama: Bool) -> [String] {
        let isEnd = { (record: String) in
            record.contains("\"done\":true") || record.contains("[DONE]")
                || record.firstMatch(of: /"finish_reason": ?"/) != nil
        }
        switch self {
        case .noTerminator: return records.filter { !isEnd($0) }
        case .endsUndone:
            // Ollama's guard against repetition ends so; elsewhere [DONE] comes without a reason.
            return records.map { record in
                record.replacing("\"done\":true", with: "\"done\":false")
                    .replacing(/,?"done_reason": ?"[a-z]*"/, with: "")
                    .replacing(/"finish_reason": ?"[a-z_]*"/, with: "\"finish_reason\":null")
            }
        case .errorMidStream:
            let error = OllamaShapes.error("llama runner process has terminated: signal: killed")
            return Array(records.prefix(2)) + [isOllama ? error + "\n" : "event: error\ndata: \(error)\n\n"]
        case .swallowedError:
            let hollow =
                #"data: {"id":"chatcmpl-1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}"#
            return Array(records.prefix(2)) + [isOllama ? "{}\n" : hollow + "\n\n"]
        case .wrongModel:
            return records.map { $0.replacing(/"model": ?"[^"]*"/, with: "\"model\":\"other:latest\"") }
        case .silentTruncation:
            return records.map {
                $0.replacing(/"prompt_eval_count": ?\d+/, with: "\"prompt_eval_count\":3")
                    .replacing(/"prompt_tokens": ?\d+/, with: "\"prompt_tokens\":3")
            }
        case .emptyPieces:
            let nothing = isOllama ? "\n" : "data: {\"choices\":[]}\n\n"
            return records.flatMap { [nothing, $0] }
        default: return records
        }
    }
}
