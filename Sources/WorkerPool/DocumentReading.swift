// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import FoundationEssentials
import JobModel
package import WorkerProtocol

/// Reads documents by the pool, old Word files by way of LibreOffice where it is at hand.
package struct DocumentReading: Sendable {
    package let workers: WorkerPool
    private let office: OfficeConverter?

    package init(workers: WorkerPool, office: OfficeConverter?) {
        self.workers = workers
        self.office = office
    }

    /// What was read.
    package struct Result: Sendable {
        package var document: Document
        /// document.json.
        package var json: Data
        package var characters: Int
    }

    /// Extracts the text and layout of `data`; a document that LibreOffice turned into DOCX warns of it.
    ///
    /// Throws what `WorkerPool.extract` throws; for old Word files `document.old_word` without LibreOffice, and what
    /// `OfficeConverter` throws.
    package func extract(
        _ data: Data,
        name: String,
        options: ExtractOptions = .init(),
        for attempt: WorkerAttempt? = nil
    ) async throws -> Result {
        do {
            let reply = try await workers.extract(data, name: name, options: options, for: attempt)
            return Result(document: reply.document, json: reply.json, characters: reply.characters)
        } catch let error as GreffierError where error.code == .documentUnsupported && error.detail == "doc" {
            guard let office else { throw GreffierError(.documentOldWord) }
            return try await read(try await office.docx(from: data), name: name, options: options, for: attempt)
        }
    }

    private func read(
        _ docx: Data,
        name: String,
        options: ExtractOptions,
        for attempt: WorkerAttempt?
    ) async throws -> Result {
        var options = options
        // The pipeline took the .doc.
        options.accept = []
        do {
            let reply = try await workers.extract(docx, name: "\(name).docx", options: options, for: attempt)
            var document = reply.document
            document.warnings.append(Document.Warning(.converted))
            return Result(document: document, json: document.json, characters: reply.characters)
        } catch let error as GreffierError
            where [.documentCorrupt, .documentTruncated, .documentUnsupported].contains(error.code)
        {
            throw GreffierError(.documentCorrupt, detail: "what LibreOffice made of it cannot be read")
        }
    }
}
