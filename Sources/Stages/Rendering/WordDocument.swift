// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import PipelineModel
import WorkerPool
import WorkerProtocol

/// Fills the Word template that a stage names.
struct WordDocument {
    let workers: WorkerPool
    /// `fr` or `en`, where the stage names none.
    let language: String

    static let mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    func options(_ input: StageInput) -> RenderOptions {
        RenderOptions(
            language: input.stage.options["language"]?.string ?? language,
            missing: input.stage.options["missing"]?.string ?? "error",
            date: Timestamp.text(input.submittedAt),
            look: RenderLook(
                colour: input.stage.options["colour"]?.string,
                fonts: input.stage.options["fonts"]?.strings ?? []
            )
        )
    }

    /// The filled document.
    func docx(of data: TemplateData, for input: StageInput) async throws -> Data {
        guard let template = try await file("template", input) else {
            throw GreffierError(.pipelineInvalid, detail: "stage \(input.stage.name) makes DOCX and names no template")
        }
        return try await workers.renderDOCX(
            template: template,
            profile: try CanonicalJSON.compact(data),
            logo: try await file("logo", input),
            options: options(input),
            for: input.workerAttempt
        )
    }

    /// What LibreOffice makes of a document; success is a PDF that opens and has a page.
    static func printed(_ docx: Data, by office: OfficePrinter?, _ workers: WorkerPool) async throws -> Data {
        guard let office else { throw GreffierError(.officeMissing) }
        let data = try await office.pdf(from: docx)
        let page = try? await workers.pictures(of: data, name: "document.pdf", pages: [1], dotsPerInch: 20).first
        guard let page, !page.isEmpty else {
            throw GreffierError(
                .officeFailed,
                .init("its PDF does not open", french: "le PDF produit ne s’ouvre pas")
            )
        }
        return data
    }

    /// The bytes of the file that an option names, if any.
    func file(_ option: String, _ input: StageInput) async throws -> Data? {
        guard let path = input.stage.options[option]?.string, let sha256 = input.files[path] else { return nil }
        return try await input.read(sha256)
    }
}
