// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials
private import JobModel
private import Matching
package import PipelineModel
private import ProfileModel
package import WorkerPool
private import WorkerProtocol

/// `render`: profile.json → `<as>.docx` from the company's template and `<as>.pdf`, drawn by a worker process.
///
/// Of a profile that holds no candidate it makes none, and says so: a blank sheet helps nobody.
package struct RenderStage: Stage {
    private let workers: WorkerPool
    private let language: String

    /// `language` (`fr` or `en`) is the workspace's; a stage may name its own.
    package init(workers: WorkerPool, language: String) {
        self.workers = workers
        self.language = language
    }

    package static let kind = StageKindDescription(
        kind: "render",
        version: 3,
        queue: "render",
        options: [
            "template": .file, "formats": .choices(["docx", "pdf"]), "as": .string, "language": .choice(["fr", "en"]),
            "missing": .choice(["blank", "error"]), "logo": .file,
        ],
        inputs: [.init("profile.json")],
        makes: ["<as>.<formats>"]
    )

    package var description: StageKindDescription { Self.kind }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let profile = try await input.data("profile.json")
        guard try CanonicalJSON.decode(Profile.self, from: profile).fillsDossier else {
            return StageOutput(warnings: [RunWarning(.noDossier)])
        }
        let options = RenderOptions(
            language: input.stage.options["language"]?.string ?? language,
            missing: input.stage.options["missing"]?.string ?? "error",
            date: Timestamp.text(input.submittedAt)
        )
        let base = input.stage.options["as"]?.string ?? "profile"
        var output = StageOutput()
        for format in input.stage.options["formats"]?.strings ?? ["docx", "pdf"] {
            let data: Data
            if format == "docx" {
                data = try await workers.renderDOCX(
                    template: try await template(input),
                    profile: profile,
                    logo: try await logo(input),
                    options: options,
                    for: input.workerAttempt
                )
            } else {
                data = try await workers.renderPDF(profile: profile, options: options, for: input.workerAttempt)
            }
            output.artifacts.append(
                .init(name: "\(base).\(format)", mediaType: Self.mediaTypes[format] ?? "", data: data)
            )
        }
        return output
    }

    private func template(_ input: StageInput) async throws -> Data {
        guard let path = input.stage.options["template"]?.string, let sha256 = input.files[path] else {
            throw GreffierError(.pipelineInvalid, detail: "stage \(input.stage.name) makes DOCX and names no template")
        }
        return try await input.read(sha256)
    }

    /// The picture that the template's `{{logo}}` gives, where the stage names one.
    private func logo(_ input: StageInput) async throws -> Data? {
        guard let path = input.stage.options["logo"]?.string, let sha256 = input.files[path] else { return nil }
        return try await input.read(sha256)
    }

    private static let mediaTypes = [
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf",
    ]
}
