// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import FoundationEssentials
package import WorkerProtocol

extension WorkerPool {
    /// Levels of files in files in a file that are read; what lies deeper is only listed.
    package static let documentDepth = 2

    /// Files of one request at the most, and their bytes as far as they are stated.
    private static let batch = (count: Frame.maximumAttachments, bytes: 64 << 20)

    /// Hands on the documents that lie in a file which `extract` read, one after the other in the order of
    /// `document.attachments`, at most `most` of them.
    ///
    /// Throws what `extract` throws, and what `each` throws.
    package nonisolated func documents(
        in data: Data,
        name: String,
        listed document: Document,
        most: Int = .max,
        options: ExtractOptions = .init(),
        for attempt: WorkerAttempt? = nil,
        each: (Document.Attachment, Data) async throws -> Void
    ) async throws {
        let places = document.attachments.indices.filter { document.attachments[$0].isDocument == true }
        var rest = places.prefix(most)
        while !rest.isEmpty {
            var batch: [Int] = []
            var bytes = 0
            while let next = rest.first, batch.count < Self.batch.count {
                bytes += document.attachments[next].bytes ?? 0
                guard batch.isEmpty || bytes <= Self.batch.bytes else { break }
                batch.append(next)
                rest = rest.dropFirst()
            }
            let files = try await unpack(data, name: name, places: batch, options: options, for: attempt)
            for (place, file) in zip(batch, files) { try await each(document.attachments[place], file) }
        }
    }
}
