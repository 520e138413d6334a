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
    private let derived: DerivedValues
    private let dates: PrintedDates
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
        derived = DerivedValues(lexicons: lexicons)
        dates = PrintedDates(lexicons: lexicons)
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
        makes: ["profile.json", "evidence.json"],
        // Waiting for a model must hold up nothing but what waits for models.
        queueByOption: ["analysis": ["model": "model"]]
    )

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        guard let model = model(input) else { return [lexiconDigest, "rules"] }
        let key = (try? await model.identity().key) ?? "model unreachable"
        return [lexiconDigest, key, prompts?.fingerprint ?? ""]
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
            let reading = try await read(document, by: model, prompts, withheld: rules.withheldLines)
            var outcome = combined(rules, reading, analysis)
            outcome.tokens = reading.calls.reduce(0) { $0 + ($1.promptTokens ?? 0) + ($1.outputTokens ?? 0) }
            derived.complete(&outcome.profile, &outcome.evidence, in: document)
            return try output(outcome, document)
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

    private func read(
        _ document: Document,
        by model: any ChatModel,
        _ prompts: CVPrompts,
        withheld: Set<Int>
    ) async throws -> ModelReading {
        let dates = dates
        let reader = ModelReader(model: model, prompts: prompts) { text in
            switch dates.read(text) {
            case .date(let date): .date(date)
            case .ongoing: .ongoing
            case .period(let start, let end): .period(start: start, end: end)
            case nil: NormalizedDate.read(text)
            }
        }
        return try await reader.read(document.rendering.lines, withheld: withheld)
    }

    private struct Outcome {
        var profile: Profile
        var evidence: Evidence
        var warnings: [RunWarning]
        var degraded: [String] = []
        /// Of the model, as the server counted them.
        var tokens = 0

        init(_ rules: ProfileReading) {
            profile = rules.profile
            evidence = rules.evidence
            warnings = rules.warnings
        }

        /// What no model is asked for: the reference date, the language, licences, and what was left out.
        mutating func keepFacts(of rules: ProfileReading) {
            profile.greffier = rules.profile.greffier
            profile.greffier?.monthsTotal = nil
            profile.greffier?.review = nil
            for (pointer, entry) in rules.evidence where pointer.hasPrefix("/x-greffier/") {
                let isDropped = pointer.hasPrefix("/x-greffier/review/") || pointer == "/x-greffier/months_total"
                if !isDropped { evidence[pointer] = entry }
            }
        }
    }

    private func combined(_ rules: ProfileReading, _ model: ModelReading, _ analysis: String) -> Outcome {
        var outcome = Outcome(rules)
        if analysis == "model" {
            outcome.profile = model.profile
            outcome.evidence = model.evidence
            outcome.warnings = model.warnings
            outcome.keepFacts(of: rules)
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
            review: grounded.profile.greffier?.review ?? [],
            tokens: outcome.tokens
        )
    }

    private func model(_ input: StageInput) -> (any ChatModel)? {
        guard input.stage.options["analysis"]?.string != "rules" else { return nil }
        return models[input.stage.options["model"]?.string ?? "default"]
    }
}
