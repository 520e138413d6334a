// SPDX-License-Identifier: GPL-3.0-or-later
private import DocumentModel
package import Foundation
private import JobModel
package import LanguageModels
package import Lexicons
package import Logging
private import Matching
package import PipelineModel
private import ProfileModel

/// `offer`: document.json → offer.json with evidence.json, by rules, by a language model, or by both.
///
/// `analysis: merge` never waits: without a model that answers it publishes what the rules read and says `degraded`.
/// `analysis: model` waits for its model; what no model is asked for comes from the rules. With no model configured at
/// all, `merge` is `rules`. People may correct what it makes, and close and open it.
package struct OfferStage: Stage {
    private let analyses: LexiconReader<OfferAnalysis>
    private let timeZone: TimeZone
    private let asksModels: Bool

    /// `prompts` may be `nil` where no model is configured; `timeZone`, the workspace's, decides on the day of a run.
    package init(
        lexicons: any LexiconSource,
        timeZone: TimeZone,
        models: [String: any ChatModel] = [:],
        prompts: OfferPrompts? = nil,
        logger: Logger = Logger(label: "greffier.offers")
    ) {
        self.timeZone = timeZone
        asksModels = !models.isEmpty
        analyses = LexiconReader(lexicons) { lexicons in
            OfferAnalysis(lexicons: lexicons, models: models, prompts: prompts, logger: logger)
        }
    }

    package static let kind: StageKindDescription = {
        var kind = StageKindDescription(
            kind: "offer",
            version: 6,
            options: [
                "analysis": .choice(ProfileAnalysis.Method.Mode.allCases.map(\.rawValue)), "model": .model,
            ],
            inputs: [.init("document.json")],
            isCorrectable: true,
            makes: ["offer.json", "evidence.json"],
            // Waiting for a model must hold up nothing but what waits for models.
            queueByOption: ["analysis": ["model": "model"]]
        )
        kind.isMarkable = true
        return kind
    }()

    /// Rules alone are done before anybody could watch.
    package var description: StageKindDescription {
        var kind = Self.kind
        kind.tellsProgress = asksModels
        return kind
    }

    package func memoInputs(_ input: StageInput) async -> [String] {
        // Which corrections count depends on the run, not on the file alone.
        let counting = try? await corrections(input).map { String(decoding: $0.data, as: UTF8.self) }
        let (analysis, lexicons) = await analyses.current()
        let own = [lexicons, day(input)] + (counting ?? [input.run.text])
        guard let model = analysis.model(Self.method(input.stage.options)) else { return own + ["rules"] }
        let key = (try? await model.identity().key) ?? "model unreachable"
        return own + [key, analysis.prompts?.fingerprint ?? ""]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let document = try CanonicalJSON.decode(Document.self, from: try await input.data("document.json"))
        let analysis = await analyses.current().value
        let reading = try await analysis.read(
            document,
            by: Self.method(input.stage.options),
            id: input.run.text,
            watcher: asksModels ? input.answerWatcher : nil
        )
        var (offer, evidence) = (reading.offer, reading.evidence)
        Self.state(&offer, &evidence)
        let corrections = try await corrections(input)
        if !corrections.isEmpty {
            let corrected = try CorrectedOffer(offer, evidence, by: corrections, on: day(input))
            (offer, evidence) = (corrected.offer, corrected.evidence)
            Self.state(&offer, &evidence)
        }
        analysis.coding.code(&offer, &evidence)
        return StageOutput(
            artifacts: [
                .init(name: "offer.json", mediaType: "application/json", data: try CanonicalJSON.pretty(offer)),
                .init(name: "evidence.json", mediaType: "application/json", data: try CanonicalJSON.pretty(evidence)),
            ],
            warnings: reading.warnings.filter { $0.isTrue(of: offer) && (corrections.isEmpty || !$0.isEndedByALook) }
                + expiry(of: offer, on: day(input)),
            degraded: reading.degraded,
            tokens: reading.tokens
        )
    }

    // MARK: Options

    private static func method(_ options: [String: OptionValue]) -> OfferAnalysis.Method {
        OfferAnalysis.Method(
            options["analysis"]?.string.flatMap(OfferAnalysis.Method.Mode.init) ?? .merge,
            model: options["model"]?.string ?? StageKindDescription.usualModel
        )
    }

    /// The model without which a stage of this kind waits; `nil` for one that goes on without, and for other kinds.
    package static func insistedModel(_ stage: StageSpec) -> String? {
        guard stage.kind == kind.kind else { return nil }
        let method = method(stage.options)
        return method.mode == .model ? method.model : nil
    }

    // MARK: Corrections

    private func day(_ input: StageInput) -> String { Timestamp.day(input.submittedAt, in: timeZone) }

    /// What people corrected, as far as it counts for this run.
    private func corrections(_ input: StageInput) async throws -> [OfferCorrection] {
        var corrections: [OfferCorrection] = []
        for sha256 in input.corrections { corrections.append(try OfferCorrection(await input.read(sha256))) }
        return corrections.compactMap { $0.counting(for: input.run, on: day(input)) }
    }

    /// Says of an offer of which nobody said anything else that it is open, so that people find where to close it.
    private static func state(_ offer: inout Offer, _ evidence: inout Evidence) {
        guard offer.greffier?.status == nil else { return }
        var own = offer.greffier ?? Offer.Greffier()
        own.status = OfferCorrection.open
        offer.greffier = own
        evidence["/x-greffier/status"] = EvidenceEntry(
            page: nil,
            line: 1,
            bbox: nil,
            quote: "",
            confidence: 1,
            source: .rules,
            derivation: "default"
        )
    }

    private func expiry(of offer: Offer, on day: String) -> [RunWarning] {
        guard offer.greffier?.status == OfferCorrection.open, let last = offer.greffier?.validUntil, last < day else {
            return []
        }
        return [RunWarning(.offerExpired, detail: last)]
    }
}

extension RunWarning {
    /// Whether it asks no more of a person than to look at the offer.
    fileprivate var isEndedByALook: Bool {
        [WarningKind.offerLanguage, .offerDates, .offerTooLong].contains { $0.code == code }
    }

    /// Whether what it says of an offer as read still holds after corrections.
    fileprivate func isTrue(of offer: Offer) -> Bool {
        switch code {
        case WarningKind.offerWithoutTitle.code: offer.title == nil
        case WarningKind.offerWithoutDemands.code: !offer.hasDemands
        default: true
        }
    }
}
