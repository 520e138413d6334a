// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import Lexicons
import PipelineModel
import Profiles
import WorkerProtocol

/// What the stages that make documents read of their options.
extension StageInput {
    /// The bytes of the file that an option names, if any.
    func file(_ option: String) async throws -> Data? {
        guard let path = stage.options[option]?.string, let sha256 = files[path] else { return nil }
        return try await read(sha256)
    }

    /// The Word template; throws `pipeline.invalid` where the stage names none.
    func template() async throws -> Data {
        guard let template = try await file("template") else {
            throw GreffierError(.pipelineInvalid, detail: "stage \(stage.name) makes DOCX and names no template")
        }
        return template
    }

    /// `language` (`fr` or `en`) is that of a stage that names none.
    func renderOptions(language: String) -> RenderOptions {
        RenderOptions(
            language: stage.options["language"]?.string ?? language,
            missing: stage.options["missing"]?.string ?? "error",
            date: Timestamp.text(submittedAt),
            look: RenderLook(
                design: stage.options["design"]?.string ?? "classic",
                colour: stage.options["colour"]?.string,
                fonts: stage.options["fonts"]?.strings ?? []
            )
        )
    }

    /// What a blind document depends on beside its inputs: the lexicons, by which words are told apart.
    func blindMemoInputs(_ lexicons: any LexiconSource) async -> [String] {
        BlindOptions(stage.options["blind"]) == nil ? [] : [await lexicons.current().digest]
    }

    /// What the stage tells of the company.
    var company: [String: String] { (stage.options["company"]?.map ?? [:]).compactMapValues(\.string) }
}
