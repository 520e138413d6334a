// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import FoundationEssentials
import JobModel
import PipelineModel
import WorkerPool
import WorkerProtocol

/// Takes the documents out of a message, an archive or another file, each to become a run of its own.
struct PartTaking {
    let workers: WorkerPool
    let input: StageInput
    let options: ExtractOptions

    /// Runs that one file may become: a message full of archives must not become ten thousand.
    static func most(depth: Int) -> Int { depth == 0 ? 200 : 50 }

    private var depth: Int { input.parent?.depth ?? 0 }

    /// Whether the documents of this file are to become runs.
    var isWanted: Bool { input.stage.options["attachments"]?.string != "listed" }

    /// What of the input the taking depends on, beyond the bytes.
    var memoInputs: [String] { depth < WorkerPool.documentDepth ? ["parts \(depth)"] : [] }

    /// Adds the documents in the file to `output`, and a warning for those that stay inside.
    ///
    /// A message or an archive is handed over to them: what it says by itself is no document any more. Throws
    /// `document.unsupported` for an archive whose files cannot become runs, and what the worker throws.
    func add(_ document: Document, _ data: Data, name: String, to output: inout StageOutput) async throws {
        let documents = document.attachments.filter { $0.isDocument == true }
        guard !documents.isEmpty else { return }
        guard isWanted, depth < WorkerPool.documentDepth else {
            if document.characterCount == 0 {
                throw GreffierError(.documentUnsupported, detail: isWanted ? "archives nested too deeply" : "zip")
            }
            if isWanted { output.warnings.append(Self.warning(documents)) }
            return
        }
        let most = Self.most(depth: depth)
        var parts: [StageOutput.Part] = []
        try await workers.documents(
            in: data,
            name: name,
            listed: document,
            most: most,
            options: options,
            for: input.workerAttempt
        ) { parts.append(try await part($0, $1)) }
        output.parts = parts
        output.isHandedOver = ["message/rfc822", "application/zip"].contains(document.mediaType)
        if documents.count > most { output.warnings.append(Self.warning(Array(documents.dropFirst(most)))) }
    }

    private func part(_ attachment: Document.Attachment, _ bytes: Data) async throws -> StageOutput.Part {
        let sha256 = try await input.keep(bytes)
        guard sha256 == attachment.sha256 else {
            throw GreffierError(.workerCrashed, detail: "a file came out otherwise than it was listed")
        }
        let path = attachment.name.split(separator: "/").map(String.init)
        let file = RunInput(
            name: path.last ?? attachment.name,
            sha256: sha256,
            bytes: bytes.count,
            mediaType: attachment.mediaType ?? "application/octet-stream"
        )
        return StageOutput.Part(file, tags: Array(path.dropLast().prefix(8)))
    }

    private static func warning(_ left: [Document.Attachment]) -> RunWarning {
        let names = left.prefix(5).map(\.name).joined(separator: ", ") + (left.count > 5 ? ", …" : "")
        return RunWarning(.partsSkipped, count: left.count, detail: names)
    }
}
