// SPDX-License-Identifier: GPL-3.0-or-later
private import DocumentModel
private import FoundationEssentials
private import JobModel
package import LanguageModels
package import Lexicons
package import Logging
package import PipelineModel
private import ProfileModel
private import Profiles

/// `profile`: document.json → profile.json (JSON Resume) with evidence.json, by rules, by a language model, or by both.
///
/// `analysis: merge` never waits: without a model that answers it publishes what the rules read and says `degraded`.
/// `analysis: model` waits for its model. With no model configured at all, `merge` is `rules`.
package struct ProfileStage: Stage {
    private let reader: RulesReader
    private let lexiconDigest: String
    private let models: [String: any ChatModel]
    private let prompts: CVPrompts?
    private let logger: Logger

    /// `prompts` may be `nil` where no model is configured.
    package init(
        lexicons: Lexicons,
        lexiconDigest: String,
        models: [String: any ChatModel],
        prompts: CVPrompts?,
        logger: Logger
    ) {
        reader = RulesReader(lexicons: lexicons)
        self.lexiconDigest = lexiconDigest
        self.models = models
        self.prompts = prompts
        self.logger = logger
    }

    package static let kind = StageKindDescription(
        kind: "profile",
        version: 1,
        options: ["analysis": .choice(["rules", "model", "merge"]), "model": .string],
        inputs: [.init("document.json")],
        makes: ["profile.json", "evidence.json"]
    )

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        guard let model = model(input) else { return [lexiconDigest, "rules"] }
        return [lexiconDigest, (try? await model.identity().key) ?? "model unreachable"]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let document = try CanonicalJSON.decode(Document.self, from: try await input.data("document.json"))
        let analysis = input.stage.options["analysis"]?.string ?? "merge"
        if analysis == "model", model(input) == nil {
            throw GreffierError(.modelCapability, detail: "analysis: model, and greffier.yaml names no model")
        }
        let rules = reader.read(document, submittedAt: input.submittedAt)
        guard let model = model(input), let prompts else { return try output(Outcome(rules), document) }
        do {
            let reading = try await ModelReader(model: model, prompts: prompts).read(document.rendering.lines)
            return try output(combined(rules, reading, analysis), document)
        } catch let error as GreffierError where analysis == "merge" {
            logger.warning("model gave no reading", metadata: ["run": "\(input.run)", "code": "\(error.code)"])
            var outcome = Outcome(rules)
            outcome.degraded = ["model"]
            outcome.warnings.append(
                RunWarning(code: error.code.name, message: error.message, messageFR: error.messageFR)
            )
            return try output(outcome, document)
        }
    }

    private struct Outcome {
        var profile: Profile
        var evidence: Evidence
        var warnings: [RunWarning]
        var degraded: [String] = []

        init(_ rules: ProfileReading) {
            profile = rules.profile
            evidence = rules.evidence
            warnings = rules.warnings
        }
    }

    private func combined(_ rules: ProfileReading, _ model: ModelReading, _ analysis: String) -> Outcome {
        var outcome = Outcome(rules)
        if analysis == "model" {
            outcome.profile = model.profile
            outcome.evidence = model.evidence
            outcome.warnings = model.warnings
            return outcome
        }
        let merged = ProfileMerge.merge(
            rules: (rules.profile, rules.evidence),
            model: (model.profile, model.evidence)
        )
        outcome.profile = merged.profile
        outcome.evidence = merged.evidence
        outcome.warnings += model.warnings + merged.conflicts.map(\.warning)
        return outcome
    }

    /// The artifacts, after the check that every publisher makes: a value without proof is taken out, never published.
    private func output(_ outcome: Outcome, _ document: Document) throws -> StageOutput {
        let grounded = try GroundedProfile(outcome.profile, outcome.evidence, in: document)
        return StageOutput(
            artifacts: [
                .init(
                    name: "profile.json",
                    mediaType: "application/json",
                    data: try CanonicalJSON.pretty(grounded.profile)
                ),
                .init(
                    name: "evidence.json",
                    mediaType: "application/json",
                    data: try CanonicalJSON.pretty(grounded.evidence)
                ),
            ],
            warnings: outcome.warnings + grounded.warnings,
            degraded: outcome.degraded,
            review: grounded.profile.greffier?.review ?? []
        )
    }

    private func model(_ input: StageInput) -> (any ChatModel)? {
        guard input.stage.options["analysis"]?.string != "rules" else { return nil }
        return models[input.stage.options["model"]?.string ?? "default"]
    }
}
