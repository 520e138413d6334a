// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
package import LanguageModels
package import Lexicons
package import Logging
import Matching
import ProfileModel

/// Reads one offer with its proof, by rules, by a language model, or by both.
package struct OfferAnalysis: Sendable {
    private let reader: OfferReader
    let coding: TaxonomyCoding
    private let models: [String: any ChatModel]
    /// What the model is asked with; part of the memo.
    let prompts: OfferPrompts?
    private let logger: Logger

    /// `prompts` may be `nil` where no model is configured.
    package init(lexicons: Lexicons, models: [String: any ChatModel], prompts: OfferPrompts?, logger: Logger) {
        reader = OfferReader(lexicons: lexicons)
        coding = TaxonomyCoding(lexicons: lexicons)
        self.models = models
        self.prompts = prompts
        self.logger = logger
    }

    typealias Method = ProfileAnalysis.Method

    /// What was read, every value with its proof.
    struct Outcome {
        var offer: Offer
        var evidence: Evidence
        var warnings: [RunWarning]
        /// `model` where one should have answered and did not.
        var degraded: [String] = []
        /// Of the model, as the server counted them.
        var tokens = 0

        init(_ rules: OfferReading) {
            offer = rules.offer
            evidence = rules.evidence
            warnings = rules.warnings
        }

        /// With what a model read, and with the gaps that are left then.
        mutating func take(_ merge: OfferMerge, _ reading: OfferModelReading) {
            let gaps = Set(offer.gaps.map(\.code))
            offer = merge.offer
            evidence = merge.evidence
            tokens = reading.tokens
            warnings =
                warnings.filter { !gaps.contains($0.code) } + offer.gaps + reading.warnings
                + merge.conflicts.map(\.warning)
        }
    }

    /// Reads `document`; without a model of that name, `merge` is `rules`.
    ///
    /// Throws `model.unconfigured` where the settings have no such model and `model` insists on it, and with `model`
    /// what the model throws. `id` says in the log what was read; `watcher` sees what the model answers.
    func read(_ document: Document, by method: Method, id: String, watcher: AnswerWatcher?) async throws -> Outcome {
        if method.mode == .model, model(method) == nil {
            throw GreffierError.unconfigured(model: method.model, known: models.keys)
        }
        let rules = reader.read(document)
        var outcome = Outcome(rules)
        guard let model = model(method), let prompts else { return outcome }
        do {
            let asked = OfferModelReader(model: model, prompts: prompts, normalizers: normalizers, watcher: watcher)
            let reading = try await asked.read(document.rendering.lines)
            if method.mode == .model { outcome.keepUnasked() }
            let merge = OfferMerge(outcome.offer, outcome.evidence, with: reading, normalizers: normalizers)
            outcome.take(merge, reading)
        } catch let error as GreffierError where method.mode == .merge {
            logger.warning("model gave no reading", metadata: ["run": "\(id)", "code": "\(error.code)"])
            outcome.degraded = ["model"]
            outcome.warnings.append(RunWarning(error))
        }
        return outcome
    }

    /// The model that would be asked, if any.
    func model(_ method: Method) -> (any ChatModel)? { method.mode == .rules ? nil : models[method.model] }

    private var normalizers: OfferNormalizers {
        let reader = reader
        return OfferNormalizers(
            date: { reader.date(printed: $0) },
            years: { reader.years(printed: $0) },
            degree: { reader.degree(printed: $0) },
            level: { reader.languageLevel(printed: $0) },
            language: { reader.language(printed: $0) },
            contract: { reader.contract(printed: $0) },
            skill: { reader.skill(printed: $0) }
        )
    }
}

extension OfferAnalysis.Outcome {
    /// Keeps of the rules what no model is asked for: duties, demands as sentences, and the offer's language.
    fileprivate mutating func keepUnasked() {
        var kept = Offer()
        kept.responsibilities = offer.responsibilities
        kept.qualifications = offer.qualifications
        if let language = offer.greffier?.language {
            var own = Offer.Greffier()
            own.language = language
            kept.greffier = own
        }
        let places = ["/responsibilities/", "/qualifications/", "/x-greffier/language/"]
        evidence = evidence.filter { entry in places.contains { (entry.key + "/").hasPrefix($0) } }
        let gaps = Set(offer.gaps.map(\.code))
        warnings.removeAll { gaps.contains($0.code) }
        offer = kept
    }
}
