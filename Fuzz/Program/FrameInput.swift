// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JobModel
import WorkerProtocol

/// What the daemon does with bytes from a worker, which a document may have taken over.
enum FrameInput {
    /// Reads frames until one is not well-formed, each as a greeting and as a reply.
    static func read(_ data: Data) {
        var rest = data[...]
        let limit = 1 << 20
        let next: (Int) throws -> Data? = { count in
            guard !rest.isEmpty else { return nil }
            guard rest.count >= count else { throw FrameError.truncated }
            defer { rest = rest.dropFirst(count) }
            return Data(rest.prefix(count))
        }
        while let frame = try? Frame.read(total: limit, next) {
            Oracle.require(frame.attachments.reduce(0) { $0 + $1.count } <= limit, "a frame beyond its limit")
            if let hello = try? frame.message(WorkerHello.self) { _ = hello.missingLayers }
            if let reply = try? frame.message(WorkerReply.self),
                case .failed(let code, let detail, let french, _) = reply
            {
                _ = WorkerReply.error(code: code, detail: detail, french: french).description
            }
            for attachment in frame.attachments { read(document: attachment) }
            let again = frame.preamble + frame.header + frame.attachments.reduce(Data(), +)
            Oracle.require(data.firstRange(of: again) != nil, "a frame is not what it was read from")
        }
    }

    /// Reads what should be document.json, and does with it what stages do.
    static func read(document json: Data) {
        guard let document = try? CanonicalJSON.decode(Document.self, from: json) else { return }
        Oracle.use(document)
        Oracle.readAsCV(document)
        guard let again = try? CanonicalJSON.decode(Document.self, from: document.json) else {
            fatalError("what was read is written so that it cannot be read again")
        }
        Oracle.require(again.json == document.json, "document.json says something else once it is read back")
    }
}
