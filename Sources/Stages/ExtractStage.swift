// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
private import FoundationEssentials
import JobModel
package import PipelineModel
package import WorkerPool
package import WorkerProtocol

/// `extract`: the run's file → document.json and text.md, read by a worker process.
package struct ExtractStage: Stage {
    private let reading: DocumentReading

    package init(reading: DocumentReading) { self.reading = reading }

    package static let kind = StageKindDescription(
        kind: "extract",
        version: 9,
        options: [
            "attachments": .choice(["own", "listed"]), "languages": .languages,
            "ocr": .choice(RecognitionOptions.Mode.allCases.map(\.rawValue)),
        ],
        makes: ["document.json", "text.md"]
    )

    package var description: StageKindDescription { Self.kind }

    package func run(_ input: StageInput) async throws -> StageOutput {
        guard let file = input.file else { throw GreffierError(.stageInput, detail: "the run has no file") }
        let data = try await input.original()
        guard !data.isEmpty else { throw GreffierError(.documentEmpty) }
        if Self.isJSON(file), (try? DroppedProfile(data)) != nil {
            throw GreffierError(.correctionMisplaced)
        }
        let taking = taking(input)
        let reply = try await reading.extract(
            data,
            name: file.name,
            options: taking.options,
            for: input.workerAttempt
        )
        let document = reply.document
        var output = StageOutput(
            artifacts: [.init(name: "document.json", mediaType: "application/json", data: reply.json)],
            warnings: document.warnings.map { RunWarning($0) },
            degraded: document.warnings.contains { Self.lessThanAsked.contains($0.code) } ? ["ocr"] : []
        )
        // An archive has no text of its own.
        if reply.characters > 0 {
            let text = Data(document.rendering.markdown.utf8)
            output.artifacts.append(.init(name: "text.md", mediaType: "text/markdown", data: text))
        }
        try await taking.add(document, data, name: file.name, to: &output)
        return output
    }

    package func memoInputs(_ input: StageInput) async -> [String] {
        let others = input.file.map(Self.isJSON) == true ? ["no profile"] : []
        return taking(input).memoInputs + input.accept.map { "accept \($0)" } + others
    }

    /// A profile in the inbox of a pipeline that makes none is a correction that went astray, no document.
    private static func isJSON(_ file: RunInput) -> Bool { file.mediaType == "application/json" }

    private func taking(_ input: StageInput) -> PartTaking {
        let options = ExtractOptions(accept: input.accept, recognition: Self.recognition(input.stage.options))
        return PartTaking(workers: reading.workers, input: input, options: options)
    }

    /// Warnings that end when packages are installed: such a result is not kept for the next time.
    private static let lessThanAsked: Set = ["document.ocr_unavailable", "document.ocr_language"]

    /// What the options of such a stage say of pages that are pictures.
    package static func recognition(_ options: [String: OptionValue]) -> RecognitionOptions {
        RecognitionOptions(
            mode: options["ocr"]?.string.flatMap(RecognitionOptions.Mode.init) ?? .auto,
            languages: options["languages"]?.strings ?? RecognitionLanguage.usual
        )
    }
}

extension RunWarning {
    /// A reader's warning as one of the run.
    init(_ warning: Document.Warning) {
        self.init(stated: warning.code, message: warning.message, messageFR: warning.messageFR)
    }
}
