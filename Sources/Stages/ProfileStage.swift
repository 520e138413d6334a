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
/// `analysis: model` waits for its model; what no model is asked for (projects, interests and the like) comes from the
/// rules. With no model configured at all, `merge` is `rules`.
package struct ProfileStage: Stage {
    private let analyses: LexiconReader<ProfileAnalysis>
    private let keepsSensitive: Bool
    private let asksModels: Bool

    /// `prompts` may be `nil` where no model is configured; `keepsSensitive` is the setting `privacy.keep_sensitive`.
    package init(
        lexicons: any LexiconSource,
        models: [String: any ChatModel],
        prompts: CVPrompts?,
        keepsSensitive: Bool,
        logger: Logger
    ) {
        self.keepsSensitive = keepsSensitive
        asksModels = !models.isEmpty
        analyses = LexiconReader(lexicons) { lexicons in
            ProfileAnalysis(
                lexicons: lexicons,
                models: models,
                prompts: prompts,
                keepsSensitive: keepsSensitive,
                logger: logger
            )
        }
    }

    package static let kind = StageKindDescription(
        kind: "profile",
        version: 18,
        options: [
            "analysis": .choice(ProfileAnalysis.Method.Mode.allCases.map(\.rawValue)), "model": .model,
            "review_below": .share,
        ],
        inputs: [.init("document.json")],
        isCorrectable: true,
        makes: ["profile.json", "evidence.json"],
        // Waiting for a model must hold up nothing but what waits for models.
        queueByOption: ["analysis": ["model": "model"]]
    )

    /// Rules alone are done before anybody could watch.
    package var description: StageKindDescription {
        var kind = Self.kind
        kind.tellsProgress = asksModels
        return kind
    }

    package func memoInputs(_ input: StageInput) async -> [String] {
        let (analysis, lexicons) = await analyses.current()
        let own = keepsSensitive ? [lexicons, "sensitive"] : [lexicons]
        guard let model = analysis.model(method(input)) else { return own + ["rules"] }
        let key = (try? await model.identity().key) ?? "model unreachable"
        return own + [key, analysis.prompts?.fingerprint ?? ""]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let document = try CanonicalJSON.decode(Document.self, from: try await input.data("document.json"))
        let analysis = await analyses.current().value
        var outcome = try await analysis.read(
            document,
            submittedAt: input.submittedAt,
            by: method(input),
            id: input.run.text,
            watcher: asksModels ? input.answerWatcher : nil
        )
        let corrections = try await self.corrections(input)
        outcome = try analysis.corrected(outcome, by: corrections, in: document)
        analysis.coding.code(&outcome.profile, &outcome.evidence)
        let quality = ProfileQuality(outcome.profile, outcome.evidence).value
        if corrections.isEmpty { outcome.ask(for: least(input), of: quality) }
        var output = StageOutput(
            artifacts: [
                .init(
                    name: "profile.json",
                    mediaType: "application/json",
                    data: try CanonicalJSON.pretty(outcome.profile)
                ),
                .init(
                    name: "evidence.json",
                    mediaType: "application/json",
                    data: try CanonicalJSON.pretty(outcome.evidence)
                ),
            ],
            warnings: outcome.warnings,
            degraded: outcome.degraded,
            review: outcome.profile.greffier?.review ?? [],
            tokens: outcome.tokens
        )
        output.quality = quality
        return output
    }

    private func corrections(_ input: StageInput) async throws -> [Data] {
        var corrections: [Data] = []
        for sha256 in input.corrections { corrections.append(try await input.read(sha256)) }
        return corrections
    }

    /// The quality below which a person should look.
    private func least(_ input: StageInput) -> Double {
        input.stage.options["review_below"]?.double ?? ProfileQuality.least
    }

    /// What the options of the stage say.
    private func method(_ input: StageInput) -> ProfileAnalysis.Method { Self.method(input.stage.options) }

    private static func method(_ options: [String: OptionValue]) -> ProfileAnalysis.Method {
        ProfileAnalysis.Method(
            options["analysis"]?.string.flatMap(ProfileAnalysis.Method.Mode.init) ?? .merge,
            model: options["model"]?.string ?? StageKindDescription.usualModel
        )
    }

    /// The model without which a stage of this kind waits; `nil` for one that goes on without, and for other kinds.
    package static func insistedModel(_ stage: StageSpec) -> String? {
        guard stage.kind == kind.kind else { return nil }
        let method = method(stage.options)
        return method.mode == .model ? method.model : nil
    }
}

extension ProfileAnalysis.Outcome {
    /// Says that a person should look, where the quality is less than was asked for.
    fileprivate mutating func ask(for least: Double, of quality: Double) {
        guard quality < least else { return }
        var own = profile.greffier ?? Profile.Greffier()
        let reasons = own.review ?? []
        evidence["/x-greffier/review/\(reasons.count)"] = EvidenceEntry(
            page: nil,
            line: 1,
            bbox: nil,
            quote: "",
            confidence: 1,
            source: .rules,
            derivation: Derivation.review.rawValue
        )
        own.review = reasons + [WarningKind.lowQuality.reason]
        profile.greffier = own
        let detail = (Self.text(quality), Self.text(least))
        warnings.append(
            RunWarning(
                .lowQuality,
                detail: "\(detail.0), and \(detail.1) is asked for",
                french: "\(detail.0), pour un seuil de \(detail.1)".replacing(".", with: ",")
            )
        )
    }

    private static func text(_ share: Double) -> String { "\((share * 100).rounded() / 100)" }
}
