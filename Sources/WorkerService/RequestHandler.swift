// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentExtraction
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// From a request frame to its reply frame; every failure becomes a reply.
enum RequestHandler {
    static func answer(_ frame: Frame) throws -> Frame {
        do {
            return try perform(try frame.message(WorkerRequest.self), attachments: frame.attachments)
        } catch let error as GreffierError {
            return try Frame(failure(error))
        } catch {
            return try Frame(failure(GreffierError(.stageDefect, detail: "unreadable request", cause: error)))
        }
    }

    private static func perform(_ request: WorkerRequest, attachments: [Data]) throws -> Frame {
        switch request {
        case .extract(let name, let options):
            let document = try DocumentExtractor().extract(
                try attachment(0, of: attachments),
                name: name,
                options: options
            )
            let reply = WorkerReply.extracted(mediaType: document.mediaType, characters: document.characterCount)
            return try Frame(reply, attachments: [try CanonicalJSON.compact(document)])
        case .renderDOCX, .renderPDF:
            throw GreffierError(.stageDefect, detail: "rendering is not part of this worker")
        }
    }

    private static func attachment(_ index: Int, of attachments: [Data]) throws(GreffierError) -> Data {
        guard index < attachments.count else {
            throw GreffierError(.stageDefect, detail: "attachment \(index) missing")
        }
        return attachments[index]
    }

    /// A refusal before any library touched the bytes leaves the worker as it was; after any other it is spent.
    private static func failure(_ error: GreffierError) -> WorkerReply {
        let harmless: Set<ErrorCode> = [.documentEmpty, .documentUnsupported]
        return .failed(code: error.code.name, detail: error.detail, isSpent: !harmless.contains(error.code))
    }
}
